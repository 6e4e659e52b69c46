package io.tidemark.runtime.log;

import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.util.Optional;

/** Whose log files are, by what they say themselves. */
public final class LogIdentity {
    private LogIdentity() {}

    /**
     * What the header of the first segment says; empty if there is no segment.
     *
     * @throws LogException if the header is not sound
     */
    public static Optional<LogId> of(LogFiles files) throws LogException {
        try {
            return SegmentName.last(files.list()) == 0
                    ? Optional.empty()
                    : Optional.of(SegmentHeaders.read(new SegmentFile(files, 1)).log());
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }
}
