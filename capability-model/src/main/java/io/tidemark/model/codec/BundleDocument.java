package io.tidemark.model.codec;

import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Openings;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Statement;
import org.apache.tuweni.bytes.Bytes;

/** The body of {@code tidemark/bundle} (spec 6.3). */
final class BundleDocument {
    private BundleDocument() {}

    static void write(DocumentWriter out, Bundle bundle) {
        out.beginMap(6);
        out.text("key", bundle.key().text());
        out.bytes("proof", bundle.proof());
        out.text("prover", bundle.prover());
        out.key("openings");
        OpeningsDocument.write(out, bundle.openings());
        out.key("snapshot");
        SnapshotDocument.write(out, bundle.snapshot());
        out.key("statement");
        StatementDocument.write(out, bundle.statement());
        out.endMap();
    }

    static Bundle read(DocumentReader in) throws MalformedInputException {
        in.beginMap();
        KeyId key = in.parsed("key", "a key id", KeyId::parse);
        Bytes proof = in.bytes("proof", Bundle.PROOF_BYTES_MAX);
        String prover = in.text("prover");
        in.key("openings");
        Openings openings = OpeningsDocument.read(in);
        in.key("snapshot");
        SignedSnapshot snapshot = SnapshotDocument.read(in);
        in.key("statement");
        Statement statement = StatementDocument.read(in);
        in.endMap();
        return new Bundle(statement, openings, snapshot, proof, key, prover);
    }
}
