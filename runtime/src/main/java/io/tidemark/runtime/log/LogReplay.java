package io.tidemark.runtime.log;

import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import java.util.Optional;

/** Hands effects, facts, observations and snapshots of a log to whoever rebuilds a state from them, in the order in which they were logged. */
public final class LogReplay {
    private LogReplay() {}

    /** What a log is replayed into. */
    public interface Target {
        /** An effect that was applied. */
        void effect(StoredEntry at, AppliedEffect effect);

        /** A fact that was observed. */
        void fact(StoredEntry at, ObservedFact fact);

        /** A block that a keeper observed. */
        default void observation(StoredEntry at, ObservedBlock block) {}

        /** A snapshot that was taken. */
        default void snapshot(StoredEntry at, TakenSnapshot taken) {}
    }

    /**
     * Replays what the cursor has not read yet.
     *
     * @return the last entry that was replayed
     * @throws LogException if the log is not sound; what came before was replayed
     */
    public static LogHead replay(LogCursor log, Target target) throws LogException {
        Optional<StoredEntry> next = log.next();
        while (next.isPresent()) {
            StoredEntry at = next.get();
            switch (at.entry().payload()) {
                case AppliedEffect effect -> target.effect(at, effect);
                case ObservedFact fact -> target.fact(at, fact);
                case ObservedBlock block -> target.observation(at, block);
                case TakenSnapshot taken -> target.snapshot(at, taken);
                case LogEvent event -> {}
            }
            next = log.next();
        }
        return log.head();
    }
}
