package io.tidemark.verifier.groth16;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import java.util.ArrayList;
import java.util.List;

/**
 * A proof (spec 11.4). All points are in their groups, and none is infinity but the proof of knowledge of a proof
 * without commitments. Its bytes are no identity: from one proof anybody makes others of the same statement.
 *
 * @param knowledge proof of knowledge of the commitments; infinity if there are none
 */
public record Groth16Proof(G1 a, G2 b, G1 c, List<G1> commitments, G1 knowledge) {
    /** Copies the list. */
    public Groth16Proof {
        commitments = List.copyOf(commitments);
    }

    /**
     * Reads a proof as gnark writes it, compressed or raw.
     *
     * @throws Groth16FormatException E_POINT_ENCODING if the length or an encoding is wrong, E_POINT_INFINITY,
     *     E_POINT_NOT_ON_CURVE or E_POINT_SUBGROUP of the first point that is refused, E_PROOF_SHAPE if there is a proof
     *     of knowledge without commitments
     */
    public static Groth16Proof decode(byte[] bytes) throws Groth16FormatException {
        Groth16Reader in = new Groth16Reader(bytes, Groth16Fault.E_POINT_ENCODING);
        G1 a = in.g1("A", InfinityRule.REFUSED);
        G2 b = in.g2("B", InfinityRule.REFUSED);
        G1 c = in.g1("C", InfinityRule.REFUSED);
        int count = in.count("commitments", G1.COMPRESSED_BYTES);
        List<G1> commitments = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            commitments.add(in.g1("commitment " + i, InfinityRule.REFUSED));
        }
        G1 knowledge = in.g1("the proof of knowledge", count == 0 ? InfinityRule.ALLOWED : InfinityRule.REFUSED);
        in.end();
        if (count == 0 && !knowledge.isInfinity()) {
            throw new Groth16FormatException(
                    Groth16Fault.E_PROOF_SHAPE, "no proof of knowledge without commitments", knowledge.toString());
        }
        return new Groth16Proof(a, b, c, commitments, knowledge);
    }
}
