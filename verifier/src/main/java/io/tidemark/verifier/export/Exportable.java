package io.tidemark.verifier.export;

import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.Optional;

/** What holds of every key that goes out. */
final class Exportable {
    private Exportable() {}

    static void require(VerifyingKey key) throws ExportRefusedException {
        Optional<String> degeneracy = key.degeneracy();
        if (degeneracy.isPresent()) {
            throw new ExportRefusedException(
                    "the key is degenerate, so anybody can forge under it: " + degeneracy.get(),
                    "Make a new key: this one must not be used anywhere.");
        }
    }
}
