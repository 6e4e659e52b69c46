package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.List;

/**
 * What an instance knows of itself: child 0 of the root (spec 2.4).
 *
 * @param sequence batches applied
 * @param clock largest tick
 * @param counts last index handed out of each kind
 * @param lastSnapshot the snapshot last used
 * @param previousRoot state root before the last batch
 * @param lastEffects effects digest of the last batch
 * @param previousLeaf the instance leaf before the last batch
 */
public record InstanceLeaf(
        InstanceId id,
        Sequence sequence,
        Tick clock,
        CellCounts counts,
        SnapshotMark lastSnapshot,
        StateRoot previousRoot,
        EffectsDigest lastEffects,
        LeafHash previousLeaf) {
    /** The leaf before the first batch (spec STA-8). */
    public static InstanceLeaf genesis(InstanceId id) {
        return new InstanceLeaf(
                id,
                Sequence.ZERO,
                Tick.ZERO,
                CellCounts.ZERO,
                SnapshotMark.NONE,
                StateRoot.NONE,
                EffectsDigest.NONE,
                LeafHash.NONE);
    }

    /** The eight lanes; lane 0 is the tag. */
    public List<Fr> lanes() {
        Fr numbers = Lanes.pack()
                .put(sequence.value(), 32)
                .put(clock)
                .put(counts.programs(), 32)
                .put(counts.resources(), 32)
                .put(counts.capabilities(), 32)
                .put(counts.calls(), 32)
                .put(counts.watches(), 32)
                .lane();
        Fr snapshot = Lanes.pack()
                .put(lastSnapshot.sequence().value(), 32)
                .put(lastSnapshot.time())
                .lane();
        return List.of(
                DomainTag.INSTANCE.lane(),
                id.lane(),
                numbers,
                snapshot,
                lastSnapshot.digest().lane(),
                previousRoot.lane(),
                lastEffects.lane(),
                previousLeaf.lane());
    }

    /** H8 of the lanes. */
    public LeafHash leafHash() {
        return new LeafHash(H8.hash(lanes().toArray(Fr[]::new)));
    }

    /**
     * Reads eight lanes; inverse of {@link #lanes}.
     *
     * @throws MalformedInputException (E_FORMAT) if there are not eight, lane 0 is not the tag, or bits are set above
     *     the fields of lanes 2 and 3
     */
    public static InstanceLeaf of(List<Fr> lanes) throws MalformedInputException {
        if (lanes.size() != CellLanes.COUNT) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT, "", 0, CellLanes.COUNT + " lanes", lanes.size() + " lanes");
        }
        if (!lanes.get(0).equals(DomainTag.INSTANCE.lane())) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT,
                    "/lane0",
                    0,
                    "TAG(instance)",
                    lanes.get(0).toString());
        }
        Lanes.Unpacker numbers = Lanes.unpack(lanes.get(2), "/lane2", 2L * Fr.BYTES);
        Sequence sequence = Sequence.of(numbers.take(32));
        Tick clock = Tick.of(numbers.take(32));
        CellCounts counts = new CellCounts(
                numbers.take(32), numbers.take(32), numbers.take(32), numbers.take(32), numbers.take(32));
        numbers.end();
        Lanes.Unpacker snapshot = Lanes.unpack(lanes.get(3), "/lane3", 3L * Fr.BYTES);
        Sequence snapshotSequence = Sequence.of(snapshot.take(32));
        Seconds time = Seconds.of(snapshot.take(40));
        snapshot.end();
        return new InstanceLeaf(
                new InstanceId(lanes.get(1)),
                sequence,
                clock,
                counts,
                new SnapshotMark(snapshotSequence, time, new SnapshotDigest(lanes.get(4))),
                new StateRoot(lanes.get(5)),
                new EffectsDigest(lanes.get(6)),
                new LeafHash(lanes.get(7)));
    }
}
