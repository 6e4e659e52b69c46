package io.tidemark.verifier;

import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.Sha256;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes32;

/** Manifests and ids of keys that only tests have. */
final class TestKeys {
    private static final Bytes32 NO_SYSTEM = Sha256.of("no constraint system".getBytes(StandardCharsets.US_ASCII));

    private TestKeys() {}

    /** The id of a key, as a development key. */
    static KeyId id(VerifyingKey key) {
        return manifest(key.encode(), true).id();
    }

    /** A manifest; the other files that it names do not exist. */
    static KeyManifest manifest(byte[] verifyingKey, boolean development) {
        var nothing = new KeyManifest.FileEntry(Sha256.of(new byte[0]), 0);
        var entry = new KeyManifest.FileEntry(Sha256.of(verifyingKey), verifyingKey.length);
        return new KeyManifest(
                1,
                1,
                development,
                new KeyManifest.Files(nothing, nothing, nothing, entry),
                "v0.16.3",
                Synthetic.SHAPE,
                NO_SYSTEM);
    }
}
