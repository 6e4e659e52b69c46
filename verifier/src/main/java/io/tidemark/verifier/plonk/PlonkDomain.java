package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a circuit: the powers of a root of unity w of order n, and the shift u that makes two further copies of them.
 *
 * @param size n, a power of two
 * @param sizeInverse 1/n
 * @param generator w
 * @param shift u
 */
record PlonkDomain(long size, Fr sizeInverse, Fr generator, Fr shift) {
    /** The largest n: r - 1 has no higher power of two. */
    static final long SIZE_MAX = 1L << 28;

    /** Whether the numbers fit each other: n is a power of two from 2 on, 1/n is its inverse, w is of order n. */
    boolean isConsistent() {
        return size >= 2
                && size <= SIZE_MAX
                && Long.bitCount(size) == 1
                && sizeInverse.mul(Fr.of(size)).equals(Fr.ONE)
                && power(generator, size / 2).equals(Fr.ONE.neg());
    }

    /** Whether the rows, u times the rows and u^2 times the rows have nothing in common. */
    boolean copiesAreDisjoint() {
        return !shift.isZero() && !power(shift, 2 * size).equals(Fr.ONE);
    }

    /** w^row. */
    Fr point(long row) {
        return power(generator, row);
    }

    /** z^n - 1, zero on the rows. */
    Fr vanishing(Fr z) {
        return power(z, size).sub(Fr.ONE);
    }

    /**
     * The Lagrange polynomials of some rows at z: w^i (z^n - 1) / (n (z - w^i)).
     *
     * @param points w^i of these rows
     * @param vanishing z^n - 1, not zero
     */
    List<Fr> lagrange(List<Fr> points, Fr z, Fr vanishing) {
        List<Fr> products = new ArrayList<>(points.size() + 1);
        products.add(Fr.ONE);
        for (int i = 0; i < points.size(); i++) {
            products.add(products.get(i).mul(z.sub(points.get(i))));
        }
        Fr inverse = products.get(points.size()).inverse();
        Fr factor = vanishing.mul(sizeInverse);
        List<Fr> values = new ArrayList<>(points);
        for (int i = points.size() - 1; i >= 0; i--) {
            Fr reciprocal = inverse.mul(products.get(i));
            inverse = inverse.mul(z.sub(points.get(i)));
            values.set(i, points.get(i).mul(factor).mul(reciprocal));
        }
        return values;
    }

    static Fr power(Fr base, long exponent) {
        Fr result = Fr.ONE;
        for (int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(exponent); bit >= 0; bit--) {
            result = result.square();
            if ((exponent >>> bit & 1) == 1) {
                result = result.mul(base);
            }
        }
        return result;
    }
}
