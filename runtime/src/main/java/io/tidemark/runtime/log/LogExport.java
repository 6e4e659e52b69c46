package io.tidemark.runtime.log;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hands a log to a peer in frames, from wherever the peer is. As long as the peer asks for what follows on the frame before,
 * the log is read once; a peer that begins somewhere costs the reading of one segment. For one thread.
 */
public final class LogExport {
    /** Bytes of a frame, at most. */
    public static final int FRAME_BYTES_MAX = FrameFormat.HEADER + FrameFormat.RECORDS_MAX + 1;

    private final LogFiles files;
    private final LogId log;
    private LogCursor cursor;
    private LogHead given;
    private @Nullable StoredEntry waiting;

    /** An export of a log. */
    public LogExport(LogFiles files, LogId log) {
        this.files = files;
        this.log = log;
        this.cursor = LogCursor.open(files, log);
        this.given = cursor.head();
    }

    /** What stands after an entry. */
    public sealed interface Page {
        /** A frame of the entries after it, as many as one holds. */
        record Frame(ByteBuffer bytes) implements Page {}

        /** It is the last. */
        record End() implements Page {}

        /** The log ends before it; this is the last entry. */
        record Shorter(LogHead last) implements Page {}

        /** Another entry stands in its place. */
        record Other(LogHead there) implements Page {}
    }

    /**
     * What follows on an entry.
     *
     * @param limit the last entry that may be given out
     * @throws LogException if the log is not sound up to there
     */
    public Page after(LogHead head, long limit) throws LogException {
        if (!head.equals(given)) {
            LogHead there = seek(Math.min(head.sequence(), limit));
            if (there.sequence() < head.sequence()) {
                return new Page.Shorter(there);
            }
            if (!there.equals(head)) {
                return new Page.Other(there);
            }
        }
        FrameBuilder frame = new FrameBuilder(new ChainState(
                log, given, cursor.state().timestamp(), cursor.state().token()));
        Optional<StoredEntry> next = next(limit);
        while (next.isPresent()) {
            List<byte[]> document =
                    List.of(Documents.LOG_ENTRY.encode(next.get().entry()));
            if (!frame.fits(document)) {
                waiting = next.get();
                break;
            }
            frame.add(document, frame.after().after(next.get()));
            given = next.get().head();
            next = next(limit);
        }
        return frame.isEmpty() ? new Page.End() : new Page.Frame(frame.encode());
    }

    /** The next entry up to the limit. One that did not fit, or was read beyond it, is kept. */
    private Optional<StoredEntry> next(long limit) throws LogException {
        Optional<StoredEntry> next = waiting == null ? cursor.next() : Optional.of(waiting);
        waiting = null;
        if (next.isPresent() && next.get().head().sequence() > limit) {
            waiting = next.get();
            return Optional.empty();
        }
        return next;
    }

    /** Reads up to an entry, or to the end; returns the head there. */
    private LogHead seek(long sequence) throws LogException {
        waiting = null;
        cursor = LogCursor.open(files, log, segment(sequence));
        boolean more = true;
        while (more && cursor.head().sequence() < sequence) {
            more = cursor.next().isPresent();
        }
        given = cursor.head();
        return given;
    }

    /** The last segment that begins at or before an entry. */
    private int segment(long sequence) throws LogException {
        try {
            int segment = SegmentName.last(files.list());
            while (segment > 1
                    && SegmentHeaders.read(new SegmentFile(files, segment))
                                    .previous()
                                    .sequence()
                            > sequence) {
                segment--;
            }
            return segment;
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }
}
