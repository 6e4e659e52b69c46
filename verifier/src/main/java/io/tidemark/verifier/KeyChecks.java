package io.tidemark.verifier;

import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.util.Optional;

/** That a proof is for a key that counts (spec VER-4). */
final class KeyChecks {
    private KeyChecks() {}

    static Optional<Failure> run(TrustStore trust, VerificationPolicy policy, KeyId id, ShapeId shape) {
        Optional<TrustedKey> key = trust.key(id);
        if (key.isEmpty()) {
            String why = trust.refusal(id)
                    .map(refusal -> ", whose folder was refused: " + refusal)
                    .orElse(", which is not among them");
            return fail(
                    VerificationCode.E_VK_UNPINNED,
                    "one of the " + trust.keyCount() + " trusted keys",
                    "key " + id + why);
        }
        if (!key.get().shape().equals(shape)) {
            return fail(
                    VerificationCode.E_VK_UNPINNED,
                    "a key for the shape " + shape,
                    "key " + id + " for " + key.get().shape());
        }
        Optional<String> degeneracy = key.get().degeneracy();
        if (degeneracy.isPresent()) {
            return fail(
                    VerificationCode.E_VK_DEGENERATE,
                    "a key under which only provers with a witness make proofs",
                    "key " + id + ": " + degeneracy.get());
        }
        return id.development() && !policy.developmentKeysAllowed()
                ? fail(
                        VerificationCode.E_SETUP_INSECURE,
                        "a key that no single party made, or a policy that allows development keys",
                        "the development key " + id)
                : Optional.empty();
    }

    private static Optional<Failure> fail(VerificationCode code, String expected, String actual) {
        return Optional.of(Failure.of(code, expected, actual));
    }
}
