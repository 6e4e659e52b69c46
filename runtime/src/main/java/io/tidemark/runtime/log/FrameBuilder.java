package io.tidemark.runtime.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries that go to the disk in one write, and come back from a crash together or not at all (spec LOG-11). */
final class FrameBuilder {
    private final long sequence;
    private final List<byte[]> documents = new ArrayList<>();
    private int size;
    private ChainState after;

    /** A frame whose first entry follows on that state. */
    FrameBuilder(ChainState before) {
        this.sequence = before.head().sequence() + 1;
        this.after = before;
    }

    /** Whether there is room for these documents too. */
    boolean fits(List<byte[]> more) {
        return size + bytes(more) <= FrameFormat.RECORDS_MAX;
    }

    int room() {
        return FrameFormat.RECORDS_MAX - size;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    void add(List<byte[]> more, ChainState state) {
        documents.addAll(more);
        size += bytes(more);
        after = state;
    }

    private static int bytes(List<byte[]> documents) {
        return documents.stream()
                .mapToInt(document -> FrameFormat.RECORD_HEADER + document.length)
                .sum();
    }

    /** The log after this frame. */
    ChainState after() {
        return after;
    }

    ByteBuffer encode() {
        ByteBuffer frame = ByteBuffer.allocate(FrameFormat.HEADER + size + 1);
        FrameFormat.putHeader(frame, size, sequence);
        documents.forEach(document -> FrameFormat.putRecord(frame, document));
        return frame.put(FrameFormat.END).flip();
    }
}
