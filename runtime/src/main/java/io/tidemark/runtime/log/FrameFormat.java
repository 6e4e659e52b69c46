package io.tidemark.runtime.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The layout of a frame (spec 15.5): header, records, end mark. All integers are big endian. */
final class FrameFormat {
    /** Bytes of all records of a frame, at most: 1 MiB. */
    static final int RECORDS_MAX = 1 << 20;

    /** Bytes of the document in a record, at most: so that a TokenRaised fits into a frame beside it. */
    static final int DOCUMENT_MAX = RECORDS_MAX - (1 << 10);

    /** What a disk writes whole or not at all. */
    static final int SECTOR = 512;

    /** The first four bytes of a frame: "TMF1". */
    static final int MAGIC = 0x544d4631;

    /** Magic, size of the records, sequence of the first entry, CRC-32C of these. */
    static final int HEADER = 20;

    /** Size and CRC-32C of a record. */
    static final int RECORD_HEADER = 8;

    /** The last byte of a frame. */
    static final byte END = 0x7e;

    private static final int HEADER_CRC = HEADER - Integer.BYTES;

    private FrameFormat() {}

    /** A header that was read whole, and is one. */
    record Header(int size, long sequence) {
        /** Bytes of the whole frame. */
        int frameBytes() {
            return HEADER + size + 1;
        }
    }

    static void putHeader(ByteBuffer out, int size, long sequence) {
        int start = out.position();
        out.putInt(MAGIC).putInt(size).putLong(sequence);
        out.putInt(checksum(out, start, HEADER_CRC));
    }

    /** Whether a header stands there: magic and checksum. */
    static boolean isHeader(ByteBuffer in, int at) {
        return in.limit() - at >= HEADER
                && in.getInt(at) == MAGIC
                && in.getInt(at + HEADER_CRC) == checksum(in, at, HEADER_CRC);
    }

    static Header header(ByteBuffer in, int at) {
        return new Header(in.getInt(at + 4), in.getLong(at + 8));
    }

    /** Size, checksum of size and document, document. */
    static void putRecord(ByteBuffer out, byte[] document) {
        out.putInt(document.length).putInt(recordChecksum(document.length, ByteBuffer.wrap(document), 0));
        out.put(document);
    }

    /** The checksum of a record: over its size and its document. */
    static int recordChecksum(int size, ByteBuffer in, int document) {
        CRC32C checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, size));
        checksum.update(in.slice(document, size));
        return (int) checksum.getValue();
    }

    private static int checksum(ByteBuffer in, int start, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(in.slice(start, length));
        return (int) checksum.getValue();
    }
}
