package io.tidemark.cli.run;

import io.tidemark.cli.world.BatchPlan;
import java.util.List;

/**
 * A batch that was executed and recorded, ready to be proved.
 *
 * @param outcomes of its effects, in the order of the batch file
 * @param parts one for each proof that it takes; none if everything was refused
 * @param recordedBefore whether the log had it already
 */
public record Executed(
        BatchPlan plan,
        List<StepOutcome> outcomes,
        List<BatchPart> parts,
        SnapshotDesk.Taken snapshot,
        boolean recordedBefore) {
    public Executed {
        outcomes = List.copyOf(outcomes);
        parts = List.copyOf(parts);
    }

    /** How many effects were refused. */
    public long refusedCount() {
        return outcomes.stream().filter(outcome -> !outcome.happened()).count();
    }

    /** Whether a whole group, or everything, was refused. */
    public boolean isRefused() {
        return parts.isEmpty() || outcomes.stream().anyMatch(outcome -> outcome.grouped() && !outcome.happened());
    }
}
