package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.UsesDigest;

/** A bundle with parts of its statement changed, and not proved anew. */
final class Statements {
    private final Bundle bundle;
    private ShapeId shape;
    private StateRoot preRoot;
    private StateRoot postRoot;
    private Sequence sequence;
    private SignedSnapshot snapshot;
    private Openings openings;
    private EffectsDigest effects;
    private ProgramsDigest programs;
    private OwnershipDigest ownership;
    private UsesDigest uses;

    private Statements(Bundle bundle) {
        this.bundle = bundle;
        Statement s = bundle.statement();
        shape = s.shape();
        preRoot = s.preRoot();
        postRoot = s.postRoot();
        sequence = s.sequence();
        snapshot = bundle.snapshot();
        openings = bundle.openings();
        effects = s.effects();
        programs = s.programs();
        ownership = s.ownership();
        uses = s.uses();
    }

    static Statements of(Bundle bundle) {
        return new Statements(bundle);
    }

    Statements shape(ShapeId changed) {
        shape = changed;
        return this;
    }

    Statements preRoot(StateRoot changed) {
        preRoot = changed;
        return this;
    }

    Statements postRoot(StateRoot changed) {
        postRoot = changed;
        return this;
    }

    Statements sequence(Sequence changed) {
        sequence = changed;
        return this;
    }

    /** Another snapshot, in the statement and beside it. */
    Statements snapshot(SignedSnapshot changed) {
        snapshot = changed;
        return this;
    }

    /** Other lists, and the digests that they open. */
    Statements openings(Openings changed) {
        ShapeCapacities rows = Shapes.capacities(shape);
        openings = changed;
        changed.effects().heads().ifPresent(heads -> effects = EffectsDigest.of(heads, rows));
        programs = ProgramsDigest.of(changed.programs(), rows);
        ownership = OwnershipDigest.of(changed.ownership(), rows);
        uses = UsesDigest.of(changed.uses(), rows);
        return this;
    }

    Bundle bundle() {
        Statement changed = new Statement(
                bundle.statement().instance(),
                shape,
                preRoot,
                postRoot,
                snapshot.snapshot().digest(),
                sequence,
                effects,
                programs,
                ownership,
                uses);
        return new Bundle(changed, openings, snapshot, bundle.proof(), bundle.key(), bundle.prover());
    }
}
