package io.tidemark.bridge;

import static io.tidemark.bridge.generated.WitnessLayout.Batch;

import io.tidemark.core.trace.Trace;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.Snapshot;
import io.tidemark.model.Statement;

/** Writes the row of the batch: the instance leaf before, the snapshot, the instance leaf under its state root. */
final class BatchRow {
    private BatchRow() {}

    static void write(RowWriter out, Trace trace, Statement statement) {
        out.put(Batch.INSTANCE, statement.instance());
        out.put(Batch.DIGEST, statement.snapshot());
        leaf(out, Batch.BEFORE_SEQUENCE, trace.leafBefore());
        out.put(Batch.CLOCK_AFTER, trace.leafAfter().clock().value());
        Snapshot snapshot = trace.snapshot();
        out.put(Batch.SNAPSHOT_PARENT, snapshot.parent());
        out.put(Batch.SNAPSHOT_SEQUENCE, snapshot.sequence().value());
        out.put(Batch.SNAPSHOT_CLOCK, snapshot.clock().value());
        out.put(Batch.SNAPSHOT_TIME, snapshot.time().value());
        out.put(Batch.SNAPSHOT_STATE_ROOT, snapshot.stateRoot());
        out.put(Batch.SNAPSHOT_DOMAINS, snapshot.domainsDigest());
        out.put(Batch.SNAPSHOT_FACT_ROOT, snapshot.factRoot());
        out.put(Batch.SNAPSHOT_KEEPERS, snapshot.keepers());
        leaf(out, Batch.THEN_SEQUENCE, trace.snapshotState().leaf());
        out.put(Batch.SIBLINGS, trace.snapshotState().siblings());
    }

    /** Both leaves have the same columns in the same order; {@code first} is that of the sequence. */
    private static void leaf(RowWriter out, int first, InstanceLeaf leaf) {
        int shift = first - Batch.BEFORE_SEQUENCE;
        out.put(shift + Batch.BEFORE_SEQUENCE, leaf.sequence().value());
        out.put(shift + Batch.BEFORE_CLOCK, leaf.clock().value());
        out.put(shift + Batch.BEFORE_PROGRAMS, leaf.counts().programs());
        out.put(shift + Batch.BEFORE_RESOURCES, leaf.counts().resources());
        out.put(shift + Batch.BEFORE_CAPABILITIES, leaf.counts().capabilities());
        out.put(shift + Batch.BEFORE_CALLS, leaf.counts().calls());
        out.put(shift + Batch.BEFORE_WATCHES, leaf.counts().watches());
        out.put(
                shift + Batch.BEFORE_SNAPSHOT_SEQUENCE,
                leaf.lastSnapshot().sequence().value());
        out.put(shift + Batch.BEFORE_SNAPSHOT_TIME, leaf.lastSnapshot().time().value());
        out.put(shift + Batch.BEFORE_SNAPSHOT_DIGEST, leaf.lastSnapshot().digest());
        out.put(shift + Batch.BEFORE_PREVIOUS_ROOT, leaf.previousRoot());
        out.put(shift + Batch.BEFORE_PREVIOUS_EFFECTS, leaf.lastEffects());
        out.put(shift + Batch.BEFORE_LINK, leaf.previousLeaf());
    }
}
