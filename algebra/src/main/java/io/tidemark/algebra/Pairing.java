package io.tidemark.algebra;

import java.util.List;

/**
 * Products of optimal-ate pairings e(P1, Q1) e(P2, Q2) ... on BN254.
 *
 * <pre>
 *   boolean valid = pairing.clear().add(a, b).add(c, delta).isOne();
 * </pre>
 *
 * <p>An instance owns its scratch, so that checking one product after another allocates next to nothing; it is not
 * thread-safe. Pairs share the squarings of the loop and the final exponentiation. A pair with infinity on either side
 * counts as one. Membership of the groups is the business of {@link G1} and {@link G2}, whose values have it.
 *
 * <p>Values agree with gnark-crypto's {@code bn254.Pair} bit for bit: the same multiple of the reduced pairing is taken.
 */
public final class Pairing {
    private final Fp12 fp12 = new Fp12();
    private final MillerLoop loop = new MillerLoop(fp12);
    private final FinalExponentiation exponentiation = new FinalExponentiation(fp12);

    /** Forgets the pairs. */
    public Pairing clear() {
        loop.clear();
        return this;
    }

    /** Another factor e(p, q). */
    public Pairing add(G1 p, G2 q) {
        loop.add(p, q);
        return this;
    }

    /** Another factor e(p, q) for a point whose lines are known: about half the cost. */
    public Pairing add(G1 p, PreparedG2 q) {
        loop.add(p, q);
        return this;
    }

    /** The product of the pairs added, which are forgotten. */
    public Gt product() {
        return new Gt(reduced().clone());
    }

    /** Whether the product of the pairs added, which are forgotten, is one. */
    public boolean isOne() {
        return Fp12.isOne(reduced());
    }

    /** Whether the product of the pairs added, which are forgotten, is {@code expected}. */
    public boolean isEqualTo(Gt expected) {
        return product().equals(expected);
    }

    private long[] reduced() {
        long[] f = loop.run();
        loop.clear();
        exponentiation.apply(f);
        return f;
    }

    /** e(p, q). */
    public static Gt pair(G1 p, G2 q) {
        return new Pairing().add(p, q).product();
    }

    /**
     * Whether the product of e(ps[i], qs[i]) is one.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static boolean productIsOne(List<G1> ps, List<G2> qs) {
        if (ps.size() != qs.size()) {
            throw new IllegalArgumentException(
                    "expected as many points of G2 as of G1, got " + qs.size() + " and " + ps.size());
        }
        Pairing pairing = new Pairing();
        for (int i = 0; i < ps.size(); i++) {
            pairing.add(ps.get(i), qs.get(i));
        }
        return pairing.isOne();
    }
}
