package io.tidemark.runtime.run;

import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder on a disk that fails at the n-th write or sync, and from then on. */
final class FailingFolder implements LogFolder {
    private final LogFolder disk;
    private final AtomicInteger left;

    FailingFolder(LogFolder disk, int operations) {
        this.disk = disk;
        this.left = new AtomicInteger(operations);
    }

    /** Whether it has come to that. */
    boolean hasFailed() {
        return left.get() < 0;
    }

    private void step() throws IOException {
        if (left.decrementAndGet() < 0) {
            throw new IOException("no more");
        }
    }

    @Override
    public List<ActorId> actors() throws IOException {
        return disk.actors();
    }

    @Override
    public LogFiles open(ActorId actor) throws IOException {
        LogFiles files = disk.open(actor);
        return new LogFiles() {
            @Override
            public List<String> list() throws IOException {
                return files.list();
            }

            @Override
            public OptionalLong size(String name) throws IOException {
                return files.size(name);
            }

            @Override
            public void read(String name, long offset, ByteBuffer into) throws IOException {
                files.read(name, offset, into);
            }

            @Override
            public void write(String name, long offset, ByteBuffer bytes) throws IOException {
                step();
                files.write(name, offset, bytes);
            }

            @Override
            public void syncFile(String name) throws IOException {
                step();
                files.syncFile(name);
            }

            @Override
            public void syncDirectory() throws IOException {
                step();
                files.syncDirectory();
            }

            @Override
            public void rename(String from, String to) throws IOException {
                step();
                files.rename(from, to);
            }

            @Override
            public void truncate(String name, long size) throws IOException {
                step();
                files.truncate(name, size);
            }

            @Override
            public boolean tryLock() throws IOException {
                return files.tryLock();
            }

            @Override
            public void close() throws IOException {
                files.close();
            }
        };
    }
}
