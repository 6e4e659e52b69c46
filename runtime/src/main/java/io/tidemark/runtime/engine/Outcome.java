package io.tidemark.runtime.engine;

import io.tidemark.model.log.EntryHash;
import java.util.List;

/** What became of a proposal. */
public sealed interface Outcome {
    /**
     * All of it happened, and the log has it durably.
     *
     * @param effects one after the other, without others in between
     * @param entries by which the logs of their authors name them
     */
    record Applied(List<Happened> effects, List<EntryHash> entries) implements Outcome {
        /** Copies the lists. */
        public Applied {
            effects = List.copyOf(effects);
            entries = List.copyOf(entries);
        }
    }

    /**
     * Nothing happened.
     *
     * @param position the last effect before the moment at which the reason held
     */
    record Rejected(Reason reason, long position) implements Outcome {}
}
