package io.tidemark.verifier.foreign;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.verifier.groth16.CommitmentKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import io.tidemark.verifier.groth16.WireHash;
import java.util.ArrayList;
import java.util.List;

/**
 * A Groth16 key whose structure was read and whose points were not yet.
 *
 * @param encoding of its points, for people
 * @param k weights: of the constant, of each public input, of each commitment's wire
 * @param covered for each commitment what its wire is hashed from
 * @param commitmentKeys two for each commitment: G, and -sigma G
 * @param idle points of G1 that a verifier does not use
 * @param idle2 points of G2 that a verifier does not use
 */
record Groth16Parts(
        KeyFormat format,
        String encoding,
        PointPlace<G1> alpha,
        PointPlace<G2> beta,
        PointPlace<G2> gamma,
        PointPlace<G2> delta,
        List<PointPlace<G1>> k,
        List<List<Integer>> covered,
        List<PointPlace<G2>> commitmentKeys,
        List<PointPlace<G1>> idle,
        List<PointPlace<G2>> idle2)
        implements KeyStructure {
    Groth16Parts {
        k = List.copyOf(k);
        covered = List.copyOf(covered);
        commitmentKeys = List.copyOf(commitmentKeys);
        idle = List.copyOf(idle);
        idle2 = List.copyOf(idle2);
    }

    /** A key without commitments and without points that nobody uses. */
    static Groth16Parts plain(
            KeyFormat format,
            String encoding,
            PointPlace<G1> alpha,
            PointPlace<G2> beta,
            PointPlace<G2> gamma,
            PointPlace<G2> delta,
            List<PointPlace<G1>> k) {
        return new Groth16Parts(
                format, encoding, alpha, beta, gamma, delta, k, List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public int inputCount() {
        return k.size() - 1 - covered.size();
    }

    @Override
    public ForeignKey read(WireHash wireHash) throws ForeignFormatException {
        return new Groth16ForeignKey(format, read(), wireHash);
    }

    @Override
    public List<KeyFinding> findings() throws ForeignFormatException {
        return Groth16Lint.findings(this);
    }

    /** The key, if all points are in their groups. */
    private VerifyingKey read() throws ForeignFormatException {
        for (PointPlace<G1> place : idle) {
            place.read(InfinityRule.ALLOWED);
        }
        for (PointPlace<G2> place : idle2) {
            place.read(InfinityRule.ALLOWED);
        }
        List<G1> weights = new ArrayList<>(k.size());
        G1 first = alpha.read(InfinityRule.ALLOWED);
        G2 second = beta.read(InfinityRule.ALLOWED);
        G2 third = gamma.read(InfinityRule.ALLOWED);
        G2 fourth = delta.read(InfinityRule.ALLOWED);
        for (PointPlace<G1> weight : k) {
            weights.add(weight.read(InfinityRule.ALLOWED));
        }
        return new VerifyingKey(first, G1.INFINITY, second, third, G1.INFINITY, fourth, weights, commitments());
    }

    private List<CommitmentKey> commitments() throws ForeignFormatException {
        List<CommitmentKey> commitments = new ArrayList<>(covered.size());
        for (int i = 0; i < covered.size(); i++) {
            PointPlace<G2> place = commitmentKeys.get(2 * i);
            G2 g = place.read(InfinityRule.ALLOWED);
            G2 gSigmaNeg = commitmentKeys.get(2 * i + 1).read(InfinityRule.ALLOWED);
            if (i > 0 && !g.equals(commitments.getFirst().g())) {
                throw new ForeignFormatException(
                        ForeignCode.E_FORMAT, place.path(), place.offset(), "one G for all commitments", "another");
            }
            commitments.add(new CommitmentKey(covered.get(i), g, gSigmaNeg));
        }
        return commitments;
    }
}
