package io.tidemark.algebra;

import static java.lang.Double.doubleToRawLongBits;

/** The base field's modulus p and the biases of its columns, as compile-time constants for the products in Fp2. */
final class FpColumns {
    /** 1.5 * 2^111 and 1.5 * 2^112: doubles near them count in steps of 2^59 and 2^60. */
    static final double BIAS_7 = 0x1.8p111;

    static final double BIAS_8 = 0x1.8p112;

    /** What the bits of the biases are once shifted to the high word. */
    static final long HIGH_7 = doubleToRawLongBits(BIAS_7) << 7;

    static final long HIGH_8 = doubleToRawLongBits(BIAS_8) << 8;

    static final long P0 = 0x8c16d87cfd47L;
    static final long P1 = 0x916871ca8d3c2L;
    static final long P2 = 0x181585d97816aL;
    static final long P3 = 0xa029b85045b68L;
    static final long P4 = 0x30644e72e131L;
    static final double P1D = P1;
    static final double P2D = P2;
    static final double P3D = P3;
    static final double P4D = P4;

    /** -1/p mod 2^52, shifted left by 12: a digit of the reduction is then the signed top of a product. */
    static final long N12 = 0x20782e4866389L << 12;

    private FpColumns() {}
}
