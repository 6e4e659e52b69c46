package io.tidemark.algebra;

import java.util.Arrays;

/**
 * A value of the pairing: an element of the subgroup of order r of Fp12, immutable. Only {@link Pairing} and the operations
 * here make one.
 */
public final class Gt {
    /** Bytes of {@link #encode}. */
    public static final int BYTES = 12 * Montgomery.BYTES;

    /** The neutral element. */
    public static final Gt ONE = one();

    private final long[] limbs;

    /** Takes ownership of sixty longs and makes them canonical. */
    Gt(long[] limbs) {
        Fp12.canonical(limbs);
        this.limbs = limbs;
    }

    /** this * other. */
    public Gt multiply(Gt other) {
        long[] z = new long[Fp12.LIMBS];
        new Fp12().mul(z, limbs, other.limbs);
        return new Gt(z);
    }

    /** 1 / this: the conjugate. */
    public Gt inverse() {
        long[] z = new long[Fp12.LIMBS];
        Fp12.conjugate(z, limbs);
        return new Gt(z);
    }

    /** Whether this is the neutral element. */
    public boolean isOne() {
        return equals(ONE);
    }

    /**
     * The twelve coordinates over Fp, 32 big-endian bytes each, in gnark-crypto's order: that of w^1 v^2 u first, the one
     * without w, v, u last.
     */
    public byte[] encode() {
        byte[] out = new byte[BYTES];
        for (int i = 0; i < 12; i++) {
            Montgomery.FP.encode(limbs, i * Montgomery.LIMBS, out, (11 - i) * Montgomery.BYTES);
        }
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Gt g && Arrays.equals(limbs, g.limbs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(limbs);
    }

    @Override
    public String toString() {
        return isOne() ? "Gt[one]" : "Gt[" + java.util.HexFormat.of().formatHex(encode()) + "]";
    }

    private static Gt one() {
        long[] limbs = new long[Fp12.LIMBS];
        Fp12.setOne(limbs);
        return new Gt(limbs);
    }
}
