package io.tidemark.runtime.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a folder's one writer: between processes the operating system's lock on a file, which ends with the
 * process however it dies.
 */
final class WriterLock implements AutoCloseable {
    private static final String FILE = "writer.lock";

    /** Within this process. POSIX drops a process's lock when it closes any handle of the file, so ask here first. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final RandomAccessFile file;

    private WriterLock(Path folder, RandomAccessFile file) {
        this.folder = folder;
        this.file = file;
    }

    /** The lock; null if another has it. */
    static @Nullable WriterLock tryTake(Path directory) throws IOException {
        Path folder = directory.toRealPath();
        if (!HELD.add(folder)) {
            return null;
        }
        RandomAccessFile file = null;
        boolean taken = false;
        try {
            file = new RandomAccessFile(folder.resolve(FILE).toFile(), "rw");
            FileLock lock = file.getChannel().tryLock();
            taken = lock != null;
            return taken ? new WriterLock(folder, file) : null;
        } finally {
            if (!taken) {
                HELD.remove(folder);
                if (file != null) {
                    file.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
