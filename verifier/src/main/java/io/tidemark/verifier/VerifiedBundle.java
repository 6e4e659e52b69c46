package io.tidemark.verifier;

import io.tidemark.model.Bundle;
import org.apache.tuweni.bytes.Bytes32;

/**
 * A bundle that was found valid. Only a {@link BundleVerifier} makes one, so whoever is given one need not ask again.
 */
public final class VerifiedBundle {
    private final Bundle bundle;
    private final Bytes32 contentHash;

    VerifiedBundle(Bundle bundle, Bytes32 contentHash) {
        this.bundle = bundle;
        this.contentHash = contentHash.copy();
    }

    /** The bundle. */
    public Bundle bundle() {
        return bundle;
    }

    /** The content hash of its file (spec chapter 6), by which findings name it. */
    public Bytes32 contentHash() {
        return contentHash;
    }

    /** The id of its statement. */
    public StatementId statementId() {
        return StatementId.of(bundle.statement());
    }
}
