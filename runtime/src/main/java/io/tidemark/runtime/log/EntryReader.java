package io.tidemark.runtime.log;

import io.tidemark.model.log.LogId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads single entries of a log where they were found before. Checksums and hashes of their frame are checked, that the
 * chain leads there is not: for whoever knows by other means that the segment is the one that was read then. Holds the frame
 * that was read last. For one thread.
 */
public final class EntryReader {
    private final LogFiles files;
    private final LogId log;
    private @Nullable FramePlace place;
    private List<StoredEntry> frame = List.of();

    /** A reader of that log; the files stay the caller's. */
    public EntryReader(LogFiles files, LogId log) {
        this.files = files;
        this.log = log;
    }

    /**
     * The entry of that sequence in that frame.
     *
     * @throws LogException if there is no such frame, it is damaged, or has no such entry
     */
    public StoredEntry read(FramePlace where, long sequence) throws LogException {
        SegmentFile file = new SegmentFile(files, where.segment());
        if (!where.equals(place)) {
            if (!(new FrameReader(file).read(where.offset(), where.first()) instanceof FrameReader.Whole whole)) {
                throw file.corrupt(where.offset(), where.first(), "a whole frame", "none");
            }
            frame = whole.entries();
            place = where;
        }
        long index = sequence - where.first();
        if (index < 0 || index >= frame.size()) {
            throw file.fault(
                    LogCode.E_LOG_CHAIN,
                    where.offset(),
                    sequence,
                    "a frame of entries " + where.first() + " to " + sequence + " or further",
                    "one of " + frame.size() + " entries");
        }
        StoredEntry stored = frame.get((int) index);
        if (stored.entry().sequence() != sequence || !stored.entry().actor().equals(log.actor())) {
            throw file.fault(
                    LogCode.E_LOG_CHAIN,
                    where.offset(),
                    sequence,
                    "entry " + sequence + " of " + log.actor(),
                    "entry " + stored.entry().sequence() + " of "
                            + stored.entry().actor());
        }
        return stored;
    }
}
