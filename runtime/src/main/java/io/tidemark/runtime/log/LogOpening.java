package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.util.Optional;

/**
 * What a writer does before it writes (spec 15.6): it reads the last segment, or from the one that holds the anchor;
 * drops a torn tail; and makes durable what it read, since who wrote it may have died, or failed, before that.
 *
 * @param state the log that it found
 * @param segment number of the last segment
 * @param size of that segment
 * @param dropped what was cut off
 */
record LogOpening(ChainState state, int segment, long size, Optional<TornTail> dropped) {
    static LogOpening open(LogFiles files, LogId log, Optional<LogHead> kept) throws LogException {
        try {
            int last = SegmentName.last(files.list());
            Optional<Anchor> anchor = kept.map(Anchor::new);
            LogCursor cursor = LogCursor.open(files, log, first(files, last, anchor));
            read(cursor, anchor);
            if (last == 0) {
                createSegment(files, cursor.state(), 1);
                return new LogOpening(cursor.state(), 1, headerSize(cursor.state(), 1), Optional.empty());
            }
            makeDurable(files, cursor);
            return new LogOpening(cursor.state(), last, cursor.offset(), cursor.tail());
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    /** As {@link #open}, but what stands behind an entry is dropped. */
    static LogOpening openCommitted(LogFiles files, LogId log, LogHead committed) throws LogException {
        try {
            int last = SegmentName.last(files.list());
            if (last == 0) {
                return open(files, log, Optional.of(committed));
            }
            int first = first(files, last, Optional.of(new Anchor(committed)));
            CommittedEnd end = CommittedEnd.find(files, log, committed, first);
            Optional<TornTail> dropped = end.drop(files);
            return new LogOpening(end.state(), end.segment(), end.offset(), dropped);
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    /** Writes a header, and gives it its name when it is durable; returns its size. */
    static long createSegment(LogFiles files, ChainState state, int number) throws IOException {
        String unfinished = SegmentName.unfinished(number);
        if (files.size(unfinished).isPresent()) {
            files.truncate(unfinished, 0);
        }
        files.write(unfinished, 0, SegmentHeaders.encode(state.segment(number)));
        files.syncFile(unfinished);
        files.rename(unfinished, SegmentName.of(number));
        files.syncDirectory();
        return headerSize(state, number);
    }

    private static long headerSize(ChainState state, int number) {
        return SegmentHeaders.size(state.segment(number));
    }

    /** The segment to read from: the last that begins at or before the anchor. */
    private static int first(LogFiles files, int last, Optional<Anchor> anchor) throws LogException {
        int segment = last;
        while (segment > 1
                && anchor.isPresent()
                && begins(files, segment) > anchor.get().sequence()) {
            segment--;
        }
        return segment;
    }

    private static long begins(LogFiles files, int segment) throws LogException {
        return SegmentHeaders.read(new SegmentFile(files, segment)).previous().sequence();
    }

    private static void read(LogCursor cursor, Optional<Anchor> anchor) throws LogException {
        do {
            if (anchor.isPresent()) {
                anchor.get().pass(cursor.head());
            }
        } while (cursor.next().isPresent());
        if (anchor.isPresent()) {
            anchor.get().finish(cursor.head());
        }
    }

    /**
     * The last frame is written again, the same bytes in the same place: after a failed sync the system may take what
     * it has in memory for durable, and sync nothing (LOG-18).
     */
    private static void makeDurable(LogFiles files, LogCursor cursor) throws LogException, IOException {
        if (cursor.tail().isPresent()) {
            files.truncate(SegmentName.of(cursor.segment()), cursor.offset());
        }
        writeAgain(files, cursor.segment(), cursor.lastFrame(), cursor.offset());
    }

    /** Writes the last frame of a segment again, if it has one. */
    static void writeAgain(LogFiles files, int segment, long start, long end) throws LogException, IOException {
        String name = SegmentName.of(segment);
        if (start > 0) {
            files.write(name, start, new SegmentFile(files, segment).bytes(start, (int) (end - start)));
        }
        files.syncFile(name);
        files.syncDirectory();
    }
}
