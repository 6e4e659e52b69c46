package io.tidemark.runtime.log;

import io.tidemark.model.Sequence;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The executor's log, opened to go on: it begins with what the instance was founded on, and says how far each log counts.
 */
record ExecutorLogOpening(LogWriter writer, Known known) {
    /**
     * What the log says.
     *
     * @param committed the entry of each log that was committed last
     * @param effects how many effects were committed and are in no batch
     * @param batches the sequence of the last batch
     */
    record Known(Map<ActorId, LogHead> committed, long effects, Sequence batches) {
        static final Known NOTHING = new Known(Map.of(), 0, Sequence.ZERO);
    }

    static ExecutorLogOpening open(LogFolder folder, LogId log, Founded founded, FencingToken token, long segmentBytes)
            throws LogException {
        try {
            LogFiles files = folder.open(log.actor());
            try {
                LogWriter writer = LogWriter.open(files, log, segmentBytes, Optional.empty());
                if (token.compareTo(writer.token()) < 0) {
                    throw new LogException(LogFault.ofLog(
                            LogCode.E_FENCED,
                            "a token from " + writer.token().value(),
                            token.value() + "; the lease has another holder, stop writing"));
                }
                Optional<Known> known = read(LogCursor.open(files, log), founded);
                if (known.isEmpty()) {
                    writer.append(token, founded);
                    writer.sync();
                } else if (token.compareTo(writer.token()) > 0) {
                    writer.raise(token);
                    writer.sync();
                }
                return new ExecutorLogOpening(writer, known.orElse(Known.NOTHING));
            } catch (LogException refused) {
                files.close();
                throw refused;
            }
        } catch (IOException failure) {
            throw SegmentFile.unreadable("", failure);
        }
    }

    /** Empty if the log says nothing yet. */
    private static Optional<Known> read(LogCursor cursor, Founded founded) throws LogException {
        Optional<StoredEntry> next = cursor.next();
        while (next.isPresent() && next.get().isOfLog()) {
            next = cursor.next();
        }
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (!next.get().entry().payload().equals(founded)) {
            throw new LogException(LogFault.ofLog(
                    LogCode.E_LOG_CHAIN,
                    "a log that begins with " + founded,
                    next.get().entry().payload() + "; are these the logs of this instance?"));
        }
        Map<ActorId, LogHead> heads = new HashMap<>();
        long effects = 0;
        Sequence batches = Sequence.ZERO;
        while (next.isPresent()) {
            if (next.get().entry().payload() instanceof Committed commit) {
                commit.logs().forEach(log -> heads.put(log.actor(), log.head()));
                effects += commit.order().size();
            }
            if (next.get().entry().payload() instanceof BatchRecorded batch) {
                effects -= batch.order().size();
                batches = batch.sequence();
            }
            next = cursor.next();
        }
        return Optional.of(new Known(heads, effects, batches));
    }
}
