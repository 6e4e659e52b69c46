package io.tidemark.cli;

import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.BundleVerifier;
import io.tidemark.verifier.TrustStore;
import io.tidemark.verifier.VerificationPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes verifiers from what the user trusts. */
final class Trust {
    private Trust() {}

    static BundleVerifier verifier(Published published, Path keys, VerificationPolicy policy)
            throws CommandFailure, IOException {
        return new BundleVerifier(store(published, keys), policy, published.snapshots());
    }

    static TrustStore store(Published published, Path keys) throws CommandFailure, IOException {
        if (!Files.isDirectory(keys)) {
            throw CommandFailure.environment(
                    "E_KEY_UNKNOWN",
                    "there is no key folder " + Shown.line(keys.toString()),
                    "Give --keys P: a folder with the verifying keys that you trust, in the layout of docs/spec 10.");
        }
        return TrustStore.open(published.instance(), keys);
    }
}
