package io.tidemark.verifier.audit.history;

import io.tidemark.verifier.audit.finding.Finding;
import java.util.function.Consumer;

/**
 * Asks one question of a history while it passes by. One that keeps something keeps at most something for each cell.
 */
public interface Inspector {
    /**
     * Sees the next thing.
     *
     * @param before what was known until then
     */
    void see(Occurrence occurrence, Ledger before, Consumer<Finding> report);

    /** The history is over. */
    default void end(Ledger after, Consumer<Finding> report) {}
}
