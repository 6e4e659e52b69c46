package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.util.Optional;

/**
 * Where a log ends as far as it was committed (spec LOG-26).
 *
 * @param state the log up to there
 * @param segment the last one that there is; when it is not that of the committed entry, its header alone counts
 * @param lastFrame where the frame of the committed entry begins; 0 if it is in another segment, or there is none
 * @param offset where that frame ends, or the header
 */
record CommittedEnd(ChainState state, int segment, long lastFrame, long offset) {
    /** Reads on from a segment that begins at or before the entry. */
    static CommittedEnd find(LogFiles files, LogId log, LogHead committed, int first) throws LogException {
        LogCursor cursor = LogCursor.open(files, log, first);
        readTo(cursor, committed);
        ChainState state = cursor.state();
        CommittedEnd end = cursor.segment() == 0
                ? new CommittedEnd(state, 1, 0, SegmentHeaders.size(state.segment(1)))
                : new CommittedEnd(state, cursor.segment(), cursor.lastFrame(), cursor.offset());
        readBehind(cursor, committed);
        return cursor.segment() <= end.segment
                ? end
                : new CommittedEnd(state, cursor.segment(), 0, SegmentHeaders.size(state.segment(cursor.segment())));
    }

    private static void readTo(LogCursor cursor, LogHead committed) throws LogException {
        Anchor anchor = new Anchor(committed);
        anchor.pass(cursor.head());
        boolean more = true;
        while (more && cursor.head().sequence() < committed.sequence()) {
            more = cursor.next().isPresent();
            anchor.pass(cursor.head());
        }
        anchor.finish(cursor.head());
    }

    /** At most one frame: nobody writes the next before the one before is committed. */
    private static void readBehind(LogCursor cursor, LogHead committed) throws LogException {
        boolean split = !cursor.isBetweenFrames();
        int frames = 0;
        while (cursor.next().isPresent()) {
            frames += cursor.isBetweenFrames() ? 1 : 0;
        }
        if (split || frames > 1) {
            throw new LogException(LogFault.ofLog(
                    LogCode.E_LOG_ROLLBACK,
                    "at most one frame behind the entry that was committed last, " + committed,
                    split
                            ? "entries behind it in the same frame"
                            : frames + "; was the executor's log restored from an older copy?"));
        }
    }

    /** Cuts off what stands behind, and makes the rest durable (LOG-18); returns what was cut off. */
    Optional<TornTail> drop(LogFiles files) throws LogException, IOException {
        String name = SegmentName.of(segment);
        long behind = new SegmentFile(files, segment).size() - offset;
        if (behind > 0) {
            files.truncate(name, offset);
        }
        LogOpening.writeAgain(files, segment, lastFrame, offset);
        return behind > 0 ? Optional.of(new TornTail(segment, offset, behind)) : Optional.empty();
    }
}
