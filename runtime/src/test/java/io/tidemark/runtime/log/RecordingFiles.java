package io.tidemark.runtime.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A folder in memory that remembers each operation that changed it, and fails where it is told to. */
final class RecordingFiles implements LogFiles {
    /** How a folder fails. */
    enum Failure {
        NONE,
        /** The next sync of a file fails; those after it succeed. */
        SYNC,
        /** The next write stops in the middle, since the disk is full. */
        DISK_FULL,
        /** The next rename fails. */
        RENAME,
        /** The next sync of the folder fails. */
        SYNC_DIRECTORY,
        /** The next read fails. */
        READ,
        /** Syncs succeed, and do nothing. */
        LYING
    }

    private final MemoryLogFiles files;
    private final Consumer<DiskOperation> told;
    private final List<DiskOperation> operations = new ArrayList<>();
    private Failure failure = Failure.NONE;
    private int longestRead;

    RecordingFiles(MemoryLogFiles files) {
        this(files, operation -> {});
    }

    /** Tells of each operation in its turn, so that those of several folders have one order. */
    RecordingFiles(MemoryLogFiles files, Consumer<DiskOperation> told) {
        this.files = files;
        this.told = told;
    }

    private void add(DiskOperation operation) {
        operations.add(operation);
        told.accept(operation);
    }

    void fail(Failure next) {
        failure = next;
    }

    List<DiskOperation> operations() {
        return operations;
    }

    /** Bytes of the longest read. */
    int longestRead() {
        return longestRead;
    }

    private boolean fails(Failure now) {
        if (failure != now) {
            return false;
        }
        failure = Failure.NONE;
        return true;
    }

    private void failIf(Failure now) throws IOException {
        if (fails(now)) {
            throw new IOException("simulated " + now);
        }
    }

    @Override
    public List<String> list() {
        return files.list();
    }

    @Override
    public OptionalLong size(String name) {
        return files.size(name);
    }

    @Override
    public void read(String name, long offset, ByteBuffer into) throws IOException {
        failIf(Failure.READ);
        longestRead = Math.max(longestRead, into.remaining());
        files.read(name, offset, into);
    }

    @Override
    public void write(String name, long offset, ByteBuffer bytes) throws IOException {
        boolean full = fails(Failure.DISK_FULL);
        int count = full ? bytes.remaining() / 2 : bytes.remaining();
        byte[] copy = new byte[count];
        bytes.get(copy);
        add(new DiskOperation.Write(name, offset, ByteBuffer.wrap(copy)));
        files.write(name, offset, ByteBuffer.wrap(copy));
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void syncFile(String name) throws IOException {
        if (failure == Failure.LYING) {
            return;
        }
        boolean failed = fails(Failure.SYNC);
        add(failed ? new DiskOperation.FailedSync(name) : new DiskOperation.SyncFile(name));
        if (failed) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public void syncDirectory() throws IOException {
        failIf(Failure.SYNC_DIRECTORY);
        add(new DiskOperation.SyncDirectory());
    }

    @Override
    public void rename(String from, String to) throws IOException {
        failIf(Failure.RENAME);
        add(new DiskOperation.Rename(from, to));
        files.rename(from, to);
    }

    @Override
    public void truncate(String name, long size) throws IOException {
        add(new DiskOperation.Truncate(name, size));
        files.truncate(name, size);
    }

    @Override
    public boolean tryLock() {
        return files.tryLock();
    }

    @Override
    public void close() {
        files.close();
    }
}
