package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.Gt;
import io.tidemark.algebra.Pairing;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Keys under which anybody can forge, or some input does not bind, as far as it shows (PLK-8). */
final class KeyDegeneracy {
    /** t^2 = -1: gnark's quick reference string for tests has it for a secret. */
    private static final Fr FOURTH_ROOT = Fr.fromBigInteger(
            BigInteger.valueOf(5).modPow(Fr.MODULUS.subtract(BigInteger.ONE).shiftRight(2), Fr.MODULUS));

    private KeyDegeneracy() {}

    /** What is wrong; empty if nothing is seen. */
    static Optional<String> of(PlonkKey key) {
        KzgKey kzg = key.kzg();
        if (kzg.g1().isInfinity() || kzg.g2().isInfinity() || kzg.secretG2().isInfinity()) {
            return Optional.of("a point of the reference string is infinity");
        }
        if (isKnownSecret(kzg)) {
            return Optional.of("the secret of the reference string is a fourth root of one");
        }
        List<G1> s = key.permutation();
        if (s.stream().anyMatch(G1::isInfinity) || s.stream().distinct().count() < s.size()) {
            return Optional.of("S1, S2, S3 are no permutation: one is infinity, or two are equal");
        }
        if (!key.domain().copiesAreDisjoint()) {
            return Optional.of("the shift does not part the three columns");
        }
        if (key.publicInputCount() > 0 && key.selectors().ql().isInfinity()) {
            return Optional.of("public inputs have no weight: Ql is infinity");
        }
        if (key.selectors().inOrder().stream().allMatch(G1::isInfinity)) {
            return Optional.of("there are no gates: Ql, Qr, Qm, Qo and Qk are infinity");
        }
        if (key.gates().stream().anyMatch(gate -> gate.qcp().isInfinity())) {
            return Optional.of("a commitment is to nothing: a Qcp is infinity");
        }
        return Optional.empty();
    }

    /** Whether the secret is 1, -1, t or -t. */
    private static boolean isKnownSecret(KzgKey kzg) {
        G2 negated = kzg.g2().negate();
        if (kzg.secretG2().equals(kzg.g2()) || kzg.secretG2().equals(negated)) {
            return true;
        }
        G1 root = kzg.g1().multiply(FOURTH_ROOT);
        Gt secret = Pairing.pair(kzg.g1(), kzg.secretG2());
        return Pairing.pair(root, kzg.g2()).equals(secret)
                || Pairing.pair(root, negated).equals(secret);
    }
}
