package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * The public side of a proof: ten named lanes (spec 5.1).
 *
 * @param shape the circuit shape
 * @param preRoot state root before the batch
 * @param postRoot state root after it
 * @param snapshot the snapshot that the batch ran against
 * @param sequence number of the batch
 */
public record Statement(
        InstanceId instance,
        ShapeId shape,
        StateRoot preRoot,
        StateRoot postRoot,
        SnapshotDigest snapshot,
        Sequence sequence,
        EffectsDigest effects,
        ProgramsDigest programs,
        OwnershipDigest ownership,
        UsesDigest uses) {
    /** The names of the public inputs, in the order of the public witness. */
    public static final List<String> PUBLIC_INPUTS = List.of(
            "instance",
            "shape",
            "preRoot",
            "postRoot",
            "snapshot",
            "sequence",
            "effects",
            "programs",
            "ownership",
            "uses");

    /** The public inputs, in the order of the public witness. */
    public List<Fr> publicInputs() {
        return List.of(
                instance.lane(),
                shape.lane(),
                preRoot.lane(),
                postRoot.lane(),
                snapshot.lane(),
                Fr.of(sequence.value()),
                effects.lane(),
                programs.lane(),
                ownership.lane(),
                uses.lane());
    }
}
