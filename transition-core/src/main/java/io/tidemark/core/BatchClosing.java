package io.tidemark.core;

import io.tidemark.model.Batch;
import io.tidemark.model.ProgramId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch that is being closed. What costs most, hashing and checking signatures, is divided into parts that do not depend
 * on each other; whoever has threads runs them, {@link #close} does the rest and what was not run. The result is the same.
 */
public final class BatchClosing {
    private final Batch batch;
    private final Execution execution;
    private final Closing closing;
    private final Map<ProgramId, Deferred<Boolean>> checks;
    private final List<Runnable> parts;

    BatchClosing(Batch batch, Execution execution, Closing closing, int wanted) {
        this.batch = batch;
        this.execution = execution;
        this.closing = closing;
        this.checks = Signatures.checks(execution, batch);
        List<Runnable> all = new ArrayList<>(closing.divide(wanted));
        all.addAll(checks.values());
        this.parts = List.copyOf(all);
    }

    /**
     * The parts, longer ones first. Each may be run once, in any order and by any thread; what they did must be visible to
     * whoever calls {@link #close}.
     */
    public List<Runnable> parts() {
        return parts;
    }

    /** The batch, and what became of it. */
    public BatchBuilder.Closed close() {
        Optional<TransitionResult.Rejected> unsigned = Signatures.firstBad(execution, batch, checks);
        return new BatchBuilder.Closed(
                batch, unsigned.isPresent() ? unsigned.get() : closing.close(batch.signatures()));
    }
}
