package io.tidemark.runtime.log;

import io.tidemark.model.MalformedInputException;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.log.FrameFormat.Header;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the frames of one segment, and tells a frame that a crash cut off from one that was damaged (spec LOG-15). Holds
 * one frame at a time.
 */
final class FrameReader {
    private static final int FRAME_MAX = FrameFormat.HEADER + FrameFormat.RECORDS_MAX + 1;

    private final SegmentFile file;

    FrameReader(SegmentFile file) {
        this.file = file;
    }

    /** What stands at an offset. */
    sealed interface Reading {}

    /** A whole frame. */
    record Whole(long end, List<StoredEntry> entries) implements Reading {}

    /** The remains of one, to the end of the file. */
    record Torn(long bytes) implements Reading {}

    /** The end of the file. */
    record End() implements Reading {}

    /** Reads at an offset, where the frame that begins with that entry should stand. */
    Reading read(long offset, long sequence) throws LogException {
        long left = file.size() - offset;
        if (left < 0) {
            throw file.fault(
                    LogCode.E_LOG_ROLLBACK,
                    offset,
                    sequence - 1,
                    "the entries that were read before",
                    "a file that ends " + -left + " bytes earlier");
        }
        if (left == 0) {
            return new End();
        }
        ByteBuffer start = file.bytes(offset, (int) Math.min(left, FrameFormat.HEADER));
        return FrameFormat.isHeader(start, 0)
                ? read(FrameFormat.header(start, 0), offset, sequence, left)
                : readBroken(offset, sequence, left);
    }

    private Reading read(Header header, long offset, long sequence, long left) throws LogException {
        if (header.size() < 0 || header.size() > FrameFormat.RECORDS_MAX) {
            throw file.fault(
                    LogCode.E_LIMIT,
                    offset,
                    sequence,
                    "a frame of at most " + FrameFormat.RECORDS_MAX + " bytes",
                    Integer.toUnsignedString(header.size()));
        }
        if (header.sequence() != sequence) {
            throw file.fault(LogCode.E_LOG_CHAIN, offset, sequence, "entry " + sequence, "entry " + header.sequence());
        }
        if (header.frameBytes() > left) {
            return new Torn(left);
        }
        ByteBuffer frame = file.bytes(offset, header.frameBytes());
        try {
            checkSums(frame, offset, sequence);
        } catch (LogException damaged) {
            if (header.frameBytes() == left && hasEmptySector(frame, offset, frame.limit())) {
                return new Torn(left);
            }
            throw damaged;
        }
        return new Whole(offset + header.frameBytes(), decode(frame, offset, sequence));
    }

    /** No header: torn if a crash can explain it, that is if it was cut off or a sector of it was never written. */
    private Reading readBroken(long offset, long sequence, long left) throws LogException {
        if (left <= FRAME_MAX) {
            ByteBuffer rest = file.bytes(offset, (int) left);
            boolean cut = left < FrameFormat.HEADER && beginsAsHeader(rest);
            if ((cut || hasEmptySector(rest, offset, FrameFormat.HEADER)) && !hasLaterFrame(rest)) {
                return new Torn(left);
            }
        }
        throw file.corrupt(offset, sequence, "the header of a frame", "other bytes");
    }

    private static boolean beginsAsHeader(ByteBuffer rest) {
        for (int i = 0; i < Math.min(rest.limit(), Integer.BYTES); i++) {
            if (rest.get(i) != (byte) (FrameFormat.MAGIC >>> (Integer.SIZE - Byte.SIZE * (i + 1)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLaterFrame(ByteBuffer rest) {
        for (int at = 1; at <= rest.limit() - FrameFormat.HEADER; at++) {
            if (FrameFormat.isHeader(rest, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the sectors over the first {@code length} bytes holds nothing but zeros, as far as it is in them. */
    private static boolean hasEmptySector(ByteBuffer bytes, long offset, int length) {
        int start = 0;
        while (start < Math.min(length, bytes.limit())) {
            int sector = FrameFormat.SECTOR - (int) ((offset + start) % FrameFormat.SECTOR);
            int end = Math.min(start + sector, bytes.limit());
            int at = start;
            while (at < end && bytes.get(at) == 0) {
                at++;
            }
            if (at == end) {
                return true;
            }
            start = end;
        }
        return false;
    }

    private void checkSums(ByteBuffer frame, long offset, long firstSequence) throws LogException {
        int end = frame.limit() - 1;
        int at = FrameFormat.HEADER;
        long sequence = firstSequence;
        while (at < end) {
            int room = end - at - FrameFormat.RECORD_HEADER;
            int length = room > 0 ? frame.getInt(at) : 0;
            if (length < 1 || length > room) {
                throw file.corrupt(offset + at, sequence, "a record within its frame", "one of " + length + " bytes");
            }
            int document = at + FrameFormat.RECORD_HEADER;
            if (frame.getInt(at + Integer.BYTES) != FrameFormat.recordChecksum(length, frame, document)) {
                throw file.corrupt(offset + at, sequence, "a record with its checksum", "another checksum");
            }
            at = document + length;
            sequence++;
        }
        if (sequence == firstSequence || frame.get(end) != FrameFormat.END) {
            throw file.corrupt(offset + end, sequence - 1, "the end mark of a frame with records", "another byte");
        }
    }

    private List<StoredEntry> decode(ByteBuffer frame, long offset, long firstSequence) throws LogException {
        List<StoredEntry> entries = new ArrayList<>();
        int at = FrameFormat.HEADER;
        while (at < frame.limit() - 1) {
            int length = frame.getInt(at);
            long sequence = firstSequence + entries.size();
            if (length > FrameFormat.DOCUMENT_MAX) {
                throw file.fault(
                        LogCode.E_LIMIT,
                        offset + at,
                        sequence,
                        "an entry of at most " + FrameFormat.DOCUMENT_MAX + " bytes",
                        String.valueOf(length));
            }
            byte[] document = new byte[length];
            frame.get(at + FrameFormat.RECORD_HEADER, document);
            try {
                entries.add(StoredEntry.of(Documents.LOG_ENTRY.decode(document), document));
            } catch (MalformedInputException malformed) {
                throw file.malformed(offset + at, sequence, malformed);
            }
            at += FrameFormat.RECORD_HEADER + length;
        }
        return entries;
    }
}
