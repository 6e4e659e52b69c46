package io.tidemark.runtime.log;

import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.SegmentHeader;
import java.nio.ByteBuffer;

/** The record that a segment begins with (spec LOG-9). */
final class SegmentHeaders {
    /** Bytes of the document, at most: 1 KiB. */
    private static final int DOCUMENT_MAX = 1 << 10;

    private SegmentHeaders() {}

    static ByteBuffer encode(SegmentHeader header) {
        byte[] document = Documents.LOG_SEGMENT.encode(header);
        ByteBuffer bytes = ByteBuffer.allocate(FrameFormat.RECORD_HEADER + document.length);
        FrameFormat.putRecord(bytes, document);
        return bytes.flip();
    }

    /** Bytes that a header takes. */
    static int size(SegmentHeader header) {
        return encode(header).remaining();
    }

    /** Reads it. It was durable before the segment had its name, so no crash explains a fault. */
    static SegmentHeader read(SegmentFile file) throws LogException {
        long size = file.size();
        if (size <= FrameFormat.RECORD_HEADER) {
            throw corrupt(file, "a header", size + " bytes");
        }
        int length = file.bytes(0, Integer.BYTES).getInt();
        if (length < 1 || length > DOCUMENT_MAX || length > size - FrameFormat.RECORD_HEADER) {
            throw corrupt(file, "a header of 1 to " + DOCUMENT_MAX + " bytes", "one of " + length);
        }
        ByteBuffer record = file.bytes(0, FrameFormat.RECORD_HEADER + length);
        if (record.getInt(Integer.BYTES) != FrameFormat.recordChecksum(length, record, FrameFormat.RECORD_HEADER)) {
            throw corrupt(file, "a header with its checksum", "another checksum");
        }
        byte[] document = new byte[length];
        record.get(FrameFormat.RECORD_HEADER, document);
        try {
            return Documents.LOG_SEGMENT.decode(document);
        } catch (MalformedInputException malformed) {
            throw file.malformed(0, LogFault.NOWHERE, malformed);
        }
    }

    private static LogException corrupt(SegmentFile file, String expected, String actual) {
        return file.corrupt(0, LogFault.NOWHERE, expected, actual);
    }
}
