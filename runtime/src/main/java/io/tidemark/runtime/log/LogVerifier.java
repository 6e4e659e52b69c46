package io.tidemark.runtime.log;

import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import java.util.Optional;

/** Checks a whole log, from its first byte to its last, in the memory of one frame. */
public final class LogVerifier {
    private LogVerifier() {}

    /**
     * What a log is worth.
     *
     * @param anchor a head that it must have; without one, a rollback is not found
     */
    public static LogReport verify(LogFiles files, LogId log, Optional<LogHead> anchor) {
        LogCursor cursor = LogCursor.open(files, log);
        Counts counts = new Counts();
        try {
            read(cursor, anchor.map(Anchor::new), counts);
            return counts.report(cursor, Optional.empty());
        } catch (LogException refused) {
            return counts.report(cursor, Optional.of(refused.fault()));
        }
    }

    private static void read(LogCursor cursor, Optional<Anchor> anchor, Counts counts) throws LogException {
        Optional<StoredEntry> entry = Optional.empty();
        do {
            entry.ifPresent(counts::add);
            if (anchor.isPresent()) {
                anchor.get().pass(cursor.head());
            }
            entry = cursor.next();
        } while (entry.isPresent());
        if (anchor.isPresent()) {
            anchor.get().finish(cursor.head());
        }
    }

    private static final class Counts {
        private long effects;
        private long facts;
        private long events;

        void add(StoredEntry stored) {
            switch (stored.entry().payload()) {
                case AppliedEffect effect -> effects++;
                case ObservedFact fact -> facts++;
                case ObservedBlock block -> facts++;
                case TakenSnapshot taken -> events++;
                case LogEvent event -> events++;
            }
        }

        LogReport report(LogCursor cursor, Optional<LogFault> fault) {
            return new LogReport(cursor.head(), effects, facts, events, cursor.segment(), cursor.tail(), fault);
        }
    }
}
