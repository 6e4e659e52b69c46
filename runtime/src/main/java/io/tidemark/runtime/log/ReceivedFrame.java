package io.tidemark.runtime.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** Bytes from a peer, as the reader of segments wants them: a folder with one file, to be read alone. */
final class ReceivedFrame implements LogFiles {
    private final ByteBuffer bytes;

    ReceivedFrame(ByteBuffer bytes) {
        this.bytes = bytes.slice();
    }

    @Override
    public List<String> list() {
        return List.of(SegmentName.of(1));
    }

    @Override
    public OptionalLong size(String name) {
        return OptionalLong.of(bytes.limit());
    }

    @Override
    public void read(String name, long offset, ByteBuffer into) {
        int start = (int) Math.min(offset, bytes.limit());
        into.put(bytes.slice(start, Math.min(into.remaining(), bytes.limit() - start)));
    }

    @Override
    public void write(String name, long offset, ByteBuffer from) throws IOException {
        throw readOnly();
    }

    @Override
    public void syncFile(String name) throws IOException {
        throw readOnly();
    }

    @Override
    public void syncDirectory() throws IOException {
        throw readOnly();
    }

    @Override
    public void rename(String from, String to) throws IOException {
        throw readOnly();
    }

    @Override
    public void truncate(String name, long size) throws IOException {
        throw readOnly();
    }

    @Override
    public boolean tryLock() {
        return false;
    }

    @Override
    public void close() {}

    private static IOException readOnly() {
        return new IOException("expected bytes to be read, got a change to what a peer sent");
    }
}
