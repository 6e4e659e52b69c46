package io.tidemark.verifier.groth16;

import io.tidemark.algebra.G2;
import io.tidemark.algebra.PointRefusedException;
import java.math.BigInteger;
import java.util.Arrays;

/** Multiples of the generator of G2 by the schoolbook, for keys that tests make; slow. */
final class TwistArithmetic {
    private static final BigInteger P =
            new BigInteger("21888242871839275222246405745257275088696311157297823662689037894645226208583");

    private TwistArithmetic() {}

    /** An element a + b u of Fp2, u^2 = -1. */
    private record Fp2(BigInteger a, BigInteger b) {
        Fp2 sub(Fp2 o) {
            return new Fp2(a.subtract(o.a).mod(P), b.subtract(o.b).mod(P));
        }

        Fp2 mul(Fp2 o) {
            return new Fp2(
                    a.multiply(o.a).subtract(b.multiply(o.b)).mod(P),
                    a.multiply(o.b).add(b.multiply(o.a)).mod(P));
        }

        Fp2 times(int n) {
            BigInteger factor = BigInteger.valueOf(n);
            return new Fp2(a.multiply(factor).mod(P), b.multiply(factor).mod(P));
        }

        Fp2 inverse() {
            BigInteger norm = a.multiply(a).add(b.multiply(b)).modInverse(P);
            return new Fp2(a.multiply(norm).mod(P), b.negate().multiply(norm).mod(P));
        }
    }

    private record Point(Fp2 x, Fp2 y) {
        Point add(Point o) {
            Fp2 slope = equals(o)
                    ? x.mul(x).times(3).mul(y.times(2).inverse())
                    : o.y.sub(y).mul(o.x.sub(x).inverse());
            Fp2 sum = slope.mul(slope).sub(x).sub(o.x);
            return new Point(sum, slope.mul(x.sub(sum)).sub(y));
        }
    }

    /** {@code scalar} times the generator; the scalar is 1 or more. */
    static G2 multiple(BigInteger scalar) {
        byte[] raw = G2.GENERATOR.encodeRaw();
        Point base = new Point(element(raw, 0), element(raw, 64));
        Point sum = base;
        for (int i = scalar.bitLength() - 2; i >= 0; i--) {
            sum = sum.add(sum);
            if (scalar.testBit(i)) {
                sum = sum.add(base);
            }
        }
        try {
            return G2.of(sum.x.a, sum.x.b, sum.y.a, sum.y.b);
        } catch (PointRefusedException impossible) {
            throw new AssertionError("a multiple of the generator is in the group", impossible);
        }
    }

    /** gnark writes the imaginary part first. */
    private static Fp2 element(byte[] raw, int offset) {
        return new Fp2(integer(raw, offset + 32), integer(raw, offset));
    }

    private static BigInteger integer(byte[] raw, int offset) {
        return new BigInteger(1, Arrays.copyOfRange(raw, offset, offset + 32));
    }
}
