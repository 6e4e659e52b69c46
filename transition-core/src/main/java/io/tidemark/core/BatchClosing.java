package io.tidemark.core;

import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Batch;
import io.tidemark.model.Effect;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.ProgramId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch that is being closed. What costs most, hashing and checking signatures, is divided into parts that do not depend
 * on each other; whoever has threads runs them, {@link Signed#close} does the rest and what was not run. The result is the
 * same. Each part may be run once, in any order and by any thread; what it did must be visible to whoever closes.
 */
public final class BatchClosing {
    private final Execution execution;
    private final Closing closing;
    private final List<Runnable> hashing;

    BatchClosing(Execution execution, Closing closing, int wanted) {
        this.execution = execution;
        this.closing = closing;
        this.hashing = List.copyOf(closing.divide(wanted));
    }

    /** The parts for which no signature is needed, longer ones first. */
    public List<Runnable> hashing() {
        return hashing;
    }

    /** The same with the signatures of {@link BatchBuilder#heads}, by strictly ascending author. */
    public Signed signed(List<HeadSignature> signatures) {
        List<Effect> effects = execution.log().ops.stream().map(OpStep::effect).toList();
        return new Signed(new Batch(execution.view().digest(), effects, signatures));
    }

    /** A batch that is being closed, with its signatures. */
    public final class Signed {
        private final Batch batch;
        private final Map<ProgramId, Deferred<Boolean>> checks;

        private Signed(Batch batch) {
            this.batch = batch;
            this.checks = Signatures.checks(execution, batch);
        }

        /** The parts that check the signatures. */
        public List<Runnable> checks() {
            return List.copyOf(checks.values());
        }

        /** The batch, and what became of it. */
        public BatchBuilder.Closed close() {
            Optional<TransitionResult.Rejected> unsigned = Signatures.firstBad(execution, batch, checks);
            return new BatchBuilder.Closed(
                    batch, unsigned.isPresent() ? unsigned.get() : closing.close(batch.signatures()));
        }
    }
}
