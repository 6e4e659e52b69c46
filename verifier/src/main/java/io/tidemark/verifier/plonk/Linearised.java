package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.util.ArrayList;
import java.util.List;

/**
 * The linearised polynomial of a proof (spec 12.6): what its value at zeta has to be, and its commitment.
 *
 * @param claim PLK-21
 * @param commitment PLK-22
 */
record Linearised(Fr claim, G1 commitment) {
    /**
     * Computes both.
     *
     * @param vanishing zeta^n - 1
     * @param first the Lagrange polynomial of the first row at zeta
     * @param inputs the polynomial of public inputs and commitments' wires at zeta
     */
    static Linearised of(PlonkKey key, PlonkProof proof, Challenges c, Fr vanishing, Fr first, Fr inputs) {
        PlonkClaims v = proof.claims();
        Fr start = c.alpha.square().mul(first);
        Fr left = v.l().add(c.beta.mul(v.s1())).add(c.gamma);
        Fr right = v.r().add(c.beta.mul(v.s2())).add(c.gamma);
        Fr permuted = c.alpha.mul(left).mul(right).mul(v.zShifted());
        Fr claim = start.sub(inputs).sub(permuted.mul(v.o().add(c.gamma)));

        List<G1> points = new ArrayList<>(proof.commitments());
        List<Fr> scalars = new ArrayList<>(v.qcp());
        points.addAll(key.selectors().inOrder());
        scalars.addAll(List.of(v.l(), v.r(), v.l().mul(v.r()), v.o(), Fr.ONE));
        points.add(key.permutation().getLast());
        scalars.add(permuted.mul(c.beta));
        points.add(proof.z());
        scalars.add(start.sub(identity(key.domain().shift(), v, c)));
        points.addAll(proof.quotient());
        Fr part = PlonkDomain.power(c.zeta, key.domain().size() + 2);
        Fr weight = vanishing.neg();
        for (int i = 0; i < proof.quotient().size(); i++) {
            scalars.add(weight);
            weight = weight.mul(part);
        }
        return new Linearised(claim, G1.linearCombination(points, scalars));
    }

    /** alpha (l + beta zeta + gamma) (r + beta u zeta + gamma) (o + beta u^2 zeta + gamma). */
    private static Fr identity(Fr shift, PlonkClaims v, Challenges c) {
        Fr position = c.beta.mul(c.zeta);
        Fr product = c.alpha;
        for (Fr wire : List.of(v.l(), v.r(), v.o())) {
            product = product.mul(wire.add(position).add(c.gamma));
            position = position.mul(shift);
        }
        return product;
    }
}
