package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Counter;
import io.tidemark.model.DomainTag;
import io.tidemark.model.IntentHead;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.Shape;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.UsesDigest;
import java.util.ArrayList;
import java.util.List;

/** For tests only: the public lists of a forced trace, and their digests (spec 5.3 to 5.6). */
final class ForcedLists {
    private static final int OWNERSHIP_PER_STEP = 6;

    private final Trace trace;
    private final Shape shape;

    ForcedLists(Trace trace, Shape shape) {
        this.trace = trace;
        this.shape = shape;
    }

    Statement statement(StateRoot preRoot, StateRoot postRoot) {
        return new Statement(
                trace.leafBefore().id(),
                shape.id(),
                preRoot,
                postRoot,
                trace.snapshot().digest(),
                trace.leafAfter().sequence(),
                trace.leafAfter().lastEffects(),
                ProgramsDigest.of(programs(), shape.capacities()),
                ownership(),
                UsesDigest.of(trace.ops().stream().map(op -> op.use()).toList(), shape.capacities()));
    }

    private List<ProgramEntry> programs() {
        List<ProgramEntry> entries = new ArrayList<>();
        List<CellChange> touched = new ArrayList<>(trace.programs());
        touched.addAll(trace.joined());
        for (CellChange change : touched) {
            entries.add(new ProgramEntry(
                    (ProgramId) change.id(),
                    Counter.of(RawCells.field(change.before().get(5), 0, 32)),
                    Counter.of(RawCells.field(change.after().get(5), 0, 32)),
                    new IntentHead(change.before().get(3)),
                    new IntentHead(change.after().get(3))));
        }
        return entries;
    }

    /** In the field, because a forced holding need not be one. */
    private OwnershipDigest ownership() {
        Fr digest = Fr.ZERO;
        List<CellChange> changes = trace.resources();
        for (int start = 0; start < shape.capacities().resources(); start += OWNERSHIP_PER_STEP) {
            Fr[] lanes = RawCells.zeros();
            lanes[0] = DomainTag.OWNERSHIP.lane();
            lanes[1] = digest;
            for (int i = start; i < Math.min(start + OWNERSHIP_PER_STEP, changes.size()); i++) {
                CellChange change = changes.get(i);
                lanes[2 + i - start] = Fr.of(change.id().index())
                        .add(change.before().get(2).shiftLeft(32))
                        .add(change.after().get(2).shiftLeft(104));
            }
            digest = H8.hash(lanes);
        }
        return new OwnershipDigest(digest);
    }
}
