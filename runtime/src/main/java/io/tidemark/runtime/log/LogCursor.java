package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.SegmentHeader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log from its first entry, checking every byte, hash and link before an entry is given out. At the end it gives
 * out nothing; asked again later, it goes on with what was appended meanwhile, so an observer tails a live log with the
 * same cursor. Holds one frame at a time. For one thread.
 */
public final class LogCursor {
    private final LogFiles files;
    private final Deque<StoredEntry> pending = new ArrayDeque<>();
    private ChainState state;
    private int segment;
    private long offset;
    private long lastFrame;
    private long firstInFrame;
    private @Nullable TornTail tail;

    private LogCursor(LogFiles files, ChainState state) {
        this.files = files;
        this.state = state;
    }

    /** At the start of a log. That there is none is not told from an empty one. */
    public static LogCursor open(LogFiles files, LogId log) {
        return new LogCursor(files, ChainState.start(log));
    }

    /** At the start of a segment; what came before one that is not the first is believed from its header. */
    static LogCursor open(LogFiles files, LogId log, int segment) throws LogException {
        if (segment <= 1) {
            return open(files, log);
        }
        SegmentHeader header = SegmentHeaders.read(new SegmentFile(files, segment));
        LogCursor cursor = new LogCursor(files, ChainState.of(header));
        cursor.enter(header, log, segment);
        return cursor;
    }

    /**
     * The next entry; empty at the end of what there is.
     *
     * @throws LogException E_LOG_CORRUPT, E_LOG_CHAIN, E_LOG_VERSION or E_LIMIT if what comes next is not sound;
     *     E_LOG_ROLLBACK if what was read before is gone; E_LOG_IO
     */
    public Optional<StoredEntry> next() throws LogException {
        if (pending.isEmpty() && !readFrame()) {
            return Optional.empty();
        }
        StoredEntry stored = pending.element();
        Optional<ChainState.Mismatch> mismatch = state.mismatch(stored.entry());
        if (mismatch.isPresent()) {
            throw chainFault(
                    stored.entry().sequence(),
                    mismatch.get().expected(),
                    mismatch.get().actual());
        }
        pending.remove();
        state = state.after(stored);
        return Optional.of(stored);
    }

    /**
     * The next entry, with its place.
     *
     * @throws LogException as {@link #next}
     */
    public Optional<PlacedEntry> nextPlaced() throws LogException {
        return next().map(stored -> new PlacedEntry(stored, new FramePlace(segment, lastFrame, firstInFrame)));
    }

    /** The last entry that was given out. */
    public LogHead head() {
        return state.head();
    }

    /** What follows the last entry without being one, if the end was reached: the log's writer, or a crash, left it. */
    public Optional<TornTail> tail() {
        return Optional.ofNullable(tail);
    }

    /** Whether all entries of the frames that were read were given out. */
    boolean isBetweenFrames() {
        return pending.isEmpty();
    }

    ChainState state() {
        return state;
    }

    /** The segment that it stands in; 0 before the first. */
    int segment() {
        return segment;
    }

    /** Where the next frame begins. */
    long offset() {
        return offset;
    }

    /** Where the frame that was read last begins; 0 if none was read in this segment. */
    long lastFrame() {
        return lastFrame;
    }

    private boolean readFrame() throws LogException {
        while (true) {
            if (segment > 0 && readFrame(false)) {
                return true;
            }
            if (segment == lastSegment()) {
                return false;
            }
            // The writer may have gone on here before it began the next segment.
            if (segment > 0 && readFrame(true)) {
                return true;
            }
            int next = segment + 1;
            enter(SegmentHeaders.read(new SegmentFile(files, next)), state.log(), next);
        }
    }

    /** Whether a whole frame was read. After the last one of a sealed segment nothing may stand. */
    private boolean readFrame(boolean sealed) throws LogException {
        SegmentFile file = new SegmentFile(files, segment);
        FrameReader.Reading reading =
                new FrameReader(file).read(offset, state.head().sequence() + 1);
        tail = null;
        return switch (reading) {
            case FrameReader.Whole whole -> {
                pending.addAll(whole.entries());
                lastFrame = offset;
                firstInFrame = state.head().sequence() + 1;
                offset = whole.end();
                yield true;
            }
            case FrameReader.Torn torn -> {
                if (sealed) {
                    throw file.corrupt(
                            offset,
                            state.head().sequence() + 1,
                            "whole frames in a segment that has a successor",
                            "one that is cut off");
                }
                tail = new TornTail(segment, offset, torn.bytes());
                yield false;
            }
            case FrameReader.End end -> false;
        };
    }

    private void enter(SegmentHeader header, LogId log, int number) throws LogException {
        segment = number;
        offset = 0;
        lastFrame = 0;
        ChainState expected = new ChainState(log, state.head(), state.timestamp(), state.token());
        if (!header.equals(expected.segment(number))) {
            throw chainFault(
                    state.head().sequence() + 1,
                    "the header " + expected.segment(number),
                    header + "; is this segment of another log, or one that was replaced?");
        }
        offset = SegmentHeaders.size(header);
    }

    private int lastSegment() throws LogException {
        try {
            int last = SegmentName.last(files.list());
            if (last < segment) {
                throw rollback(last);
            }
            return last;
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    private LogException rollback(int last) {
        return new LogException(LogFault.ofLog(
                LogCode.E_LOG_ROLLBACK,
                "at least " + segment + " segments, as were read before",
                String.valueOf(last)));
    }

    private LogException chainFault(long sequence, String expected, String actual) {
        return new LogException(
                new LogFault(LogCode.E_LOG_CHAIN, SegmentName.of(segment), lastFrame, sequence, expected, actual));
    }
}
