package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.Gt;
import io.tidemark.algebra.Pairing;
import io.tidemark.verifier.plonk.PlonkDegeneracy.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Finds what makes a key one under which anybody can forge, or some input does not bind, as far as it shows (PLK-8). */
final class KeyDegeneracy {
    /** t^2 = -1: gnark's quick reference string for tests has it for a secret. */
    private static final Fr FOURTH_ROOT = Fr.fromBigInteger(
            BigInteger.valueOf(5).modPow(Fr.MODULUS.subtract(BigInteger.ONE).shiftRight(2), Fr.MODULUS));

    private final PlonkKey key;
    private final List<PlonkDegeneracy> found = new ArrayList<>();

    private KeyDegeneracy(PlonkKey key) {
        this.key = key;
    }

    /** All that is seen; the points are in their groups. */
    static List<PlonkDegeneracy> all(PlonkKey key) {
        KeyDegeneracy degeneracy = new KeyDegeneracy(key);
        degeneracy.referenceString();
        degeneracy.permutation();
        degeneracy.gates();
        return List.copyOf(degeneracy.found);
    }

    static void requireNone(List<PlonkDegeneracy> found) throws PlonkFormatException {
        if (!found.isEmpty()) {
            PlonkDegeneracy first = found.getFirst();
            throw new PlonkFormatException(
                    PlonkFault.E_VK_DEGENERATE,
                    first.path(),
                    PlonkFormatException.NO_OFFSET,
                    "a key under which nobody can forge",
                    first.what());
        }
    }

    private void find(boolean seen, Kind kind, String path, String what) {
        if (seen) {
            found.add(new PlonkDegeneracy(kind, path, what));
        }
    }

    private void referenceString() {
        KzgKey kzg = key.kzg();
        String infinite = "a point of the reference string is infinity";
        find(kzg.g1().isInfinity(), Kind.REFERENCE_STRING, "/G", infinite);
        find(kzg.g2().isInfinity(), Kind.REFERENCE_STRING, "/H", infinite);
        find(kzg.secretG2().isInfinity(), Kind.REFERENCE_STRING, "/sH", infinite);
        find(
                found.isEmpty() && isKnownSecret(kzg),
                Kind.KNOWN_SECRET,
                "/sH",
                "the secret of the reference string is a fourth root of one");
    }

    private void permutation() {
        List<G1> s = key.permutation();
        for (int i = 0; i < s.size(); i++) {
            String path = "/S" + (i + 1);
            G1 point = s.get(i);
            int before = s.indexOf(point);
            find(point.isInfinity(), Kind.PERMUTATION, path, "no permutation: infinity");
            find(
                    before < i && !point.isInfinity(),
                    Kind.PERMUTATION,
                    path,
                    "no permutation: equal to S" + (before + 1));
        }
        find(!key.domain().copiesAreDisjoint(), Kind.SHIFT, "/u", "the shift does not part the three columns");
    }

    private void gates() {
        boolean unweighed = key.publicInputCount() > 0 && key.selectors().ql().isInfinity();
        find(unweighed, Kind.INPUTS, "/Ql", "public inputs have no weight: Ql is infinity");
        boolean none = key.selectors().inOrder().stream().allMatch(G1::isInfinity);
        find(none, Kind.GATES, "", "there are no gates: Ql, Qr, Qm, Qo and Qk are infinity");
        for (int i = 0; i < key.commitmentCount(); i++) {
            boolean empty = key.gates().get(i).qcp().isInfinity();
            find(empty, Kind.COMMITMENT, "/Qcp/" + i, "the commitment is to nothing: its Qcp is infinity");
        }
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
