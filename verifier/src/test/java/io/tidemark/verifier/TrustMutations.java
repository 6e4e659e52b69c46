package io.tidemark.verifier;

import static io.tidemark.verifier.CorpusCase.invalid;
import static io.tidemark.verifier.VerificationCode.E_DOMAIN;
import static io.tidemark.verifier.VerificationCode.E_INPUT_COUNT;
import static io.tidemark.verifier.VerificationCode.E_SETUP_INSECURE;
import static io.tidemark.verifier.VerificationCode.E_VK_DEGENERATE;
import static io.tidemark.verifier.VerificationCode.E_VK_UNPINNED;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.model.Sha256;
import io.tidemark.model.ShapeId;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bundles under keys that are not trusted, or should not be, and of other instances. */
final class TrustMutations {
    private final CorpusWorld world;
    private final Bundle bundle;
    private final VerifyingKey key;

    TrustMutations(CorpusWorld world) {
        this.world = world;
        bundle = world.bundle(1);
        key = world.key();
    }

    List<CorpusCase> all() {
        return List.of(
                invalid("key-unknown", E_VK_UNPINNED, "VER-4", "another key id", withKey(unknown())),
                invalid(
                        "key-of-another-shape",
                        E_VK_UNPINNED,
                        "VER-4",
                        "the shape small under a key for tiny",
                        Statements.of(bundle).shape(ShapeId.of("small", 8)).bundle()),
                invalid("key-with-a-flipped-bit", E_VK_UNPINNED, "KEY-3", "one bit of the verifying key", bundle)
                        .trusting(flippedStore()),
                degenerate(
                        "key-gamma-is-delta",
                        "gamma in place of delta",
                        with(key.alpha(), key.beta(), key.gamma(), key.gamma())),
                degenerate(
                        "key-delta-is-the-generator",
                        "the generator in place of delta",
                        with(key.alpha(), key.beta(), key.gamma(), G2.GENERATOR)),
                degenerate(
                        "key-alpha-infinite",
                        "infinity in place of alpha",
                        with(G1.INFINITY, key.beta(), key.gamma(), key.delta())),
                degenerate(
                        "key-beta-infinite",
                        "infinity in place of beta",
                        with(key.alpha(), G2.INFINITY, key.gamma(), key.delta())),
                degenerate("key-input-without-weight", "infinity in place of K3", withoutWeight()),
                under("key-of-nine-inputs", E_INPUT_COUNT, "VER-3", "a key with one K less", ofNineInputs()),
                invalid("key-for-development", E_SETUP_INSECURE, "VER-4", "a policy that allows no such key", bundle)
                        .withoutDevelopmentKeys(),
                invalid(
                        "another-instance",
                        E_DOMAIN,
                        "VER-1",
                        "a bundle of another instance",
                        world.strangersBundle()));
    }

    private Bundle withKey(KeyId id) {
        return new Bundle(
                bundle.statement(), bundle.openings(), bundle.snapshot(), bundle.proof(), id, bundle.prover());
    }

    private static KeyId unknown() {
        return new KeyId(Sha256.of(new byte[] {1}), true);
    }

    private Map<String, byte[]> flippedStore() {
        Map<String, byte[]> store = new TreeMap<>(CorpusWorld.store(key.encode()));
        store.replaceAll((path, bytes) -> {
            byte[] copy = bytes.clone();
            if (path.endsWith("verifying.key")) {
                copy[100] ^= 1;
            }
            return copy;
        });
        return store;
    }

    private CorpusCase degenerate(String name, String made, VerifyingKey changed) {
        return under(name, E_VK_DEGENERATE, "GRO-11", made, changed);
    }

    /** The bundle names the changed key, and the verifier trusts it. */
    private CorpusCase under(String name, VerificationCode code, String clause, String made, VerifyingKey changed) {
        byte[] bytes = changed.encode();
        return invalid(name, code, clause, made, withKey(TestKeys.id(changed))).trusting(CorpusWorld.store(bytes));
    }

    private VerifyingKey with(G1 alpha, G2 beta, G2 gamma, G2 delta) {
        return new VerifyingKey(alpha, key.beta1(), beta, gamma, key.delta1(), delta, key.k(), key.commitments());
    }

    private VerifyingKey withoutWeight() {
        List<G1> k = new ArrayList<>(key.k());
        k.set(3, G1.INFINITY);
        return withWeights(k);
    }

    private VerifyingKey ofNineInputs() {
        return withWeights(key.k().subList(0, key.k().size() - 1));
    }

    private VerifyingKey withWeights(List<G1> k) {
        return new VerifyingKey(
                key.alpha(), key.beta1(), key.beta(), key.gamma(), key.delta1(), key.delta(), k, key.commitments());
    }
}
