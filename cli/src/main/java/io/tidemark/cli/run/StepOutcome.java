package io.tidemark.cli.run;

import io.tidemark.cli.world.LogEntry;
import io.tidemark.cli.world.Proposal;
import io.tidemark.model.RejectCode;
import org.jspecify.annotations.Nullable;

/**
 * What became of one proposed effect.
 *
 * @param grouped whether it is a member of a group
 * @param author the program's index, 0 while it has none
 * @param tick when it happened; 0 if it was refused
 * @param index of the cell that it made; 0 if it made none
 * @param code why it was refused; null if it happened
 */
public record StepOutcome(
        Proposal proposal,
        boolean grouped,
        long author,
        long tick,
        long index,
        @Nullable RejectCode code) {
    /** Whether it happened. */
    public boolean happened() {
        return code == null;
    }

    LogEntry.Outcome toLog() {
        RejectCode refused = code;
        return new LogEntry.Outcome(proposal.kind(), author, tick, index, refused == null ? null : refused.name());
    }

    StepOutcome at(long atTick) {
        return new StepOutcome(proposal, grouped, author, atTick, index, code);
    }
}
