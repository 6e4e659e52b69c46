package io.tidemark.verifier.foreign;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.verifier.groth16.Groth16Proof;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof whose structure was read and whose points were not yet.
 *
 * @param knowledge one place if the form has a proof of knowledge, or none
 */
record Groth16ProofPlaces(
        PointPlace<G1> a,
        PointPlace<G2> b,
        PointPlace<G1> c,
        List<PointPlace<G1>> commitments,
        List<PointPlace<G1>> knowledge) {
    Groth16ProofPlaces {
        commitments = List.copyOf(commitments);
        knowledge = List.copyOf(knowledge);
    }

    static Groth16ProofPlaces plain(PointPlace<G1> a, PointPlace<G2> b, PointPlace<G1> c) {
        return new Groth16ProofPlaces(a, b, c, List.of(), List.of());
    }

    /** The proof, if its points are in their groups and none is infinity but the knowledge of nothing (FOR-6). */
    Groth16ForeignProof read() throws ForeignFormatException {
        G1 first = a.read(InfinityRule.REFUSED);
        G2 second = b.read(InfinityRule.REFUSED);
        G1 third = c.read(InfinityRule.REFUSED);
        List<G1> points = new ArrayList<>(commitments.size());
        for (PointPlace<G1> commitment : commitments) {
            points.add(commitment.read(InfinityRule.REFUSED));
        }
        G1 known = G1.INFINITY;
        for (PointPlace<G1> place : knowledge) {
            known = place.read(points.isEmpty() ? InfinityRule.ALLOWED : InfinityRule.REFUSED);
            if (points.isEmpty() && !known.isInfinity()) {
                throw new ForeignFormatException(
                        ForeignCode.E_PROOF_SHAPE,
                        place.path(),
                        place.offset(),
                        "no proof of knowledge without commitments",
                        known.toString());
            }
        }
        return new Groth16ForeignProof(new Groth16Proof(first, second, third, points, known));
    }
}
