package io.tidemark.runtime.engine;

import io.tidemark.core.Attempt;
import io.tidemark.core.BatchBuilder;
import io.tidemark.core.BatchClosing;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.Signer;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult;
import io.tidemark.model.Cell;
import io.tidemark.model.CellId;
import io.tidemark.model.Effect;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Shape;
import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Closes a batch: executes its effects once more, in their order and without hashing again, which must come to the same,
 * while workers have the heads signed; then hashes the tree and checks the signatures, divided among the workers.
 */
final class Cutter {
    /** So that one who is done early finds more. */
    private static final int PARTS_A_WORKER = 4;

    private final Shape shape;
    private final RowLimits limits;
    private final Workers workers;

    Cutter(Shape shape, RowLimits limits, Workers workers) {
        this.shape = shape;
        this.limits = limits;
        this.workers = workers;
    }

    CutBatch cut(State before, OpenBatch batch, List<EntryHash> entries, Signer signer)
            throws UnsignedException, TaskFailedException {
        List<Signing> signings = signings(batch, signer);
        List<BatchClosing> executed = new ArrayList<>(1);
        workers.run("sign", () -> executed.add(again(before, batch)), signings);
        BatchClosing closing = executed.getFirst();
        BatchClosing.Signed signed =
                closing.signed(signings.stream().map(Signing::signed).toList());
        List<Runnable> parts = new ArrayList<>(closing.hashing());
        parts.addAll(signed.checks());
        workers.run("close", parts);
        BatchBuilder.Closed closed = signed.close();
        return switch (closed.result()) {
            case TransitionResult.Applied applied ->
                new CutBatch(batch.first(), shape, batch.snapshot(), before, closed.batch(), applied, entries);
            case TransitionResult.Rejected rejected -> throw new UnsignedException(unsigned(rejected, closed));
        };
    }

    /** Executes what happened once more. */
    private BatchClosing again(State before, OpenBatch batch) {
        BatchBuilder builder = BatchBuilder.on(before, batch.snapshot(), shape, limits);
        for (Attempt attempt : batch.attempts()) {
            Offer offer = builder.take(attempt);
            if (!(offer instanceof Offer.Accepted)) {
                throw new IllegalStateException("expected effects that happened to happen again in the order of "
                        + "their positions, got " + offer + " for " + attempt.effects());
            }
        }
        return builder.closing(PARTS_A_WORKER * workers.count());
    }

    private static ProgramId unsigned(TransitionResult.Rejected rejected, BatchBuilder.Closed closed) {
        Effect effect = closed.batch().effects().get(rejected.effectIndex());
        return effect.author();
    }

    /** One for each author, whose last head it is, by ascending author. */
    private static List<Signing> signings(OpenBatch batch, Signer signer) {
        SortedMap<ProgramId, IntentHead> heads = new TreeMap<>();
        batch.attempts()
                .forEach(attempt ->
                        attempt.done().forEach(done -> heads.put(done.effect().author(), done.head())));
        return heads.entrySet().stream()
                .map(head -> new Signing(head.getKey(), head.getValue(), signer))
                .toList();
    }

    /** The cells as a batch left them. */
    static Map<CellId, Cell> cells(OpenBatch batch) {
        Map<CellId, Cell> cells = new HashMap<>();
        batch.attempts().forEach(attempt -> cells.putAll(attempt.cells()));
        return cells;
    }

    /** One signature to be made. */
    private static final class Signing implements Runnable {
        private final ProgramId program;
        private final IntentHead head;
        private final Signer signer;
        private final List<HeadSignature> made = new ArrayList<>(1);

        private Signing(ProgramId program, IntentHead head, Signer signer) {
            this.program = program;
            this.head = head;
            this.signer = signer;
        }

        @Override
        public void run() {
            made.add(new HeadSignature(program, signer.sign(program, head)));
        }

        private HeadSignature signed() {
            return made.getFirst();
        }
    }
}
