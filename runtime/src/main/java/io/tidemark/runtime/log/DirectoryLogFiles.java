package io.tidemark.runtime.log;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the file system. Files are reached through RandomAccessFile, since a FileChannel closes itself when the
 * thread that uses it is interrupted, and an interrupted append is not a failed disk.
 */
public final class DirectoryLogFiles implements LogFiles {
    private final Path directory;
    private @Nullable OpenFile writing;
    private @Nullable OpenFile reading;
    private @Nullable WriterLock lock;

    private DirectoryLogFiles(Path directory) {
        this.directory = directory;
    }

    private record OpenFile(String name, RandomAccessFile file) {}

    /** Opens a folder; makes it, and those above it, durably, if there is none. */
    public static DirectoryLogFiles open(Path directory) throws IOException {
        make(directory.toAbsolutePath());
        return new DirectoryLogFiles(directory);
    }

    private static void make(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null && !Files.isDirectory(directory)) {
            make(parent);
            Files.createDirectory(directory);
            DirectorySync.sync(parent);
        }
    }

    @Override
    public List<String> list() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public synchronized void read(String name, long offset, ByteBuffer into) throws IOException {
        reading = open(reading, name, "r");
        RandomAccessFile file = reading.file;
        file.seek(offset);
        byte[] bytes = new byte[into.remaining()];
        int count = 0;
        int step = 0;
        while (count < bytes.length && step >= 0) {
            count += step;
            step = file.read(bytes, count, bytes.length - count);
        }
        into.put(bytes, 0, count);
    }

    @Override
    public synchronized void write(String name, long offset, ByteBuffer bytes) throws IOException {
        writing = open(writing, name, "rw");
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        writing.file.seek(offset);
        writing.file.write(copy);
    }

    @Override
    public void syncFile(String name) throws IOException {
        OpenFile written;
        synchronized (this) {
            writing = open(writing, name, "rw");
            written = writing;
        }
        written.file.getFD().sync();
    }

    @Override
    public void syncDirectory() throws IOException {
        DirectorySync.sync(directory);
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        Files.move(
                directory.resolve(from),
                directory.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        close(writing);
        writing = null;
    }

    @Override
    public synchronized void truncate(String name, long size) throws IOException {
        writing = open(writing, name, "rw");
        writing.file.setLength(size);
    }

    @Override
    public synchronized boolean tryLock() throws IOException {
        if (lock == null) {
            lock = WriterLock.tryTake(directory);
            return lock != null;
        }
        return false;
    }

    @Override
    public synchronized void close() throws IOException {
        try {
            close(writing);
            close(reading);
        } finally {
            writing = null;
            reading = null;
            if (lock != null) {
                lock.close();
                lock = null;
            }
        }
    }

    private OpenFile open(@Nullable OpenFile present, String name, String mode) throws IOException {
        if (present != null && present.name.equals(name)) {
            return present;
        }
        OpenFile opened =
                new OpenFile(name, new RandomAccessFile(directory.resolve(name).toFile(), mode));
        close(present);
        return opened;
    }

    private static void close(@Nullable OpenFile open) throws IOException {
        if (open != null) {
            open.file.close();
        }
    }
}
