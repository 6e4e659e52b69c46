package io.tidemark.model.codec;

import io.tidemark.model.EffectsDigest;
import io.tidemark.model.InstanceId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.UsesDigest;

/** A statement in a document (spec 6.3). The shape id is its text, from which the lane follows. */
final class StatementDocument {
    private StatementDocument() {}

    static void write(DocumentWriter out, Statement statement) {
        out.beginMap(Statement.PUBLIC_INPUTS.size());
        out.lane("uses", statement.uses());
        out.text("shape", statement.shape().text());
        out.lane("effects", statement.effects());
        out.lane("preRoot", statement.preRoot());
        out.lane("instance", statement.instance());
        out.lane("postRoot", statement.postRoot());
        out.lane("programs", statement.programs());
        out.number("sequence", statement.sequence().value());
        out.lane("snapshot", statement.snapshot());
        out.lane("ownership", statement.ownership());
        out.endMap();
    }

    static Statement read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        UsesDigest uses = new UsesDigest(in.lane("uses"));
        ShapeId shape = in.parsed("shape", "a shape id", ShapeId::parse);
        EffectsDigest effects = new EffectsDigest(in.lane("effects"));
        StateRoot preRoot = new StateRoot(in.lane("preRoot"));
        InstanceId instance = new InstanceId(in.lane("instance"));
        StateRoot postRoot = new StateRoot(in.lane("postRoot"));
        ProgramsDigest programs = new ProgramsDigest(in.lane("programs"));
        Sequence sequence = Sequence.of(in.number("sequence", Scalars.WORD));
        SnapshotDigest snapshot = Scalars.snapshot(in, "snapshot");
        OwnershipDigest ownership = new OwnershipDigest(in.lane("ownership"));
        in.endMap();
        return new Statement(
                instance, shape, preRoot, postRoot, snapshot, sequence, effects, programs, ownership, uses);
    }
}
