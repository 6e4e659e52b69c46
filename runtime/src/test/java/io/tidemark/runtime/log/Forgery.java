package io.tidemark.runtime.log;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.SegmentHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Segments with right checksums and hashes, made by someone who may write in the folder. */
final class Forgery {
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 21);

    Forgery(SegmentHeader header) {
        bytes.put(SegmentHeaders.encode(header));
    }

    static Forgery first() {
        return new Forgery(ChainState.start(Samples.LOG).segment(1));
    }

    /** A frame that says that it begins with an entry of that number. */
    Forgery frame(long sequence, List<LogEntry> entries) {
        List<byte[]> documents =
                entries.stream().map(Documents.LOG_ENTRY::encode).toList();
        return raw(sequence, documents);
    }

    Forgery raw(long sequence, List<byte[]> documents) {
        int size = documents.stream()
                .mapToInt(d -> FrameFormat.RECORD_HEADER + d.length)
                .sum();
        FrameFormat.putHeader(bytes, size, sequence);
        documents.forEach(document -> FrameFormat.putRecord(bytes, document));
        bytes.put(FrameFormat.END);
        return this;
    }

    byte[] bytes() {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        return written;
    }

    static List<LogEntry> entries(List<StoredEntry> stored) {
        return new ArrayList<>(stored.stream().map(StoredEntry::entry).toList());
    }
}
