package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Fp2, Fp6 and Fp12 against BigInteger and against their own laws, at the bounds that their documents promise. */
class TowerTest {
    private static final Montgomery F = Montgomery.FP;
    private static final BigInteger P = F.modulus;
    private static final BigInteger R_INVERSE = BigInteger.ONE.shiftLeft(260).modInverse(P);
    private static final int L = Montgomery.LIMBS;

    @Test
    void kernelConstants_areTheModulus() {
        long[] z = new long[Fp2.LIMBS];
        long[] one = new long[Fp2.LIMBS];
        one[0] = 1;
        Fp2Product.mul(z, 0, one, 0, one, 0);
        assertThat(value(z, 0).mod(P)).isEqualTo(R_INVERSE);
    }

    /** Limbs of six and four carried elements, of four in a square; all signs, often all at their largest. */
    @Test
    void fp2Products_ofLooseFactors_areCarriedAndExact() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 20_000; i++) {
            long[] x = loose(seeded, 6, 4);
            long[] y = loose(seeded, 4, 4);
            long[] z = new long[Fp2.LIMBS];
            BigInteger a = value(x, 0);
            BigInteger b = value(x, L);
            BigInteger c = value(y, 0);
            BigInteger d = value(y, L);
            Fp2Product.mul(z, 0, x, 0, y, 0);
            assertProduct(
                    z, a.multiply(c).subtract(b.multiply(d)), a.multiply(d).add(b.multiply(c)), i);
            // The widest pair of factors in a cyclotomic square.
            x = loose(seeded, 2, 2);
            y = loose(seeded, 11, 10);
            a = value(x, 0);
            b = value(x, L);
            c = value(y, 0);
            d = value(y, L);
            Fp2Product.mul(z, 0, x, 0, y, 0);
            assertProduct(
                    z, a.multiply(c).subtract(b.multiply(d)), a.multiply(d).add(b.multiply(c)), i);
            x = loose(seeded, 4, 3);
            a = value(x, 0);
            b = value(x, L);
            Fp2Square.square(z, 0, x, 0);
            assertProduct(
                    z, a.multiply(a).subtract(b.multiply(b)), a.multiply(b).shiftLeft(1), i);
        }
    }

    @Test
    void fp2_inverseAndRoots() {
        Seeded seeded = new Seeded();
        for (int i = 0; i < 60; i++) {
            long[] x = random(seeded, Fp2.LIMBS);
            long[] y = new long[Fp2.LIMBS];
            Fp2.inverse(y, 0, x, 0);
            Fp2.mul(y, 0, x, 0, y, 0);
            assertOne(y);
            Fp2.square(y, 0, x, 0);
            assertThat(Fp2.squareRoot(y, 0, y, 0)).as(at(i)).isTrue();
            Fp2.sub(x, 0, x, 0, y, 0);
            Fp2.add(y, 0, y, 0, y, 0);
            Fp2.add(y, 0, x, 0, y, 0);
            Fp2.mul(x, 0, x, 0, y, 0);
            Fp2.canonical(x, 0);
            assertThat(Fp2.isZero(x, 0)).as("root or its negative, " + at(i)).isTrue();
        }
    }

    /** c1 = 0: both residues and non-residues of Fp have a root in Fp2; 9 + u has none. */
    @Test
    void fp2_rootsOfBaseFieldElements() {
        for (int c0 = 0; c0 < 20; c0++) {
            long[] x = new long[Fp2.LIMBS];
            long[] y = new long[Fp2.LIMBS];
            Fp2.fromBigIntegers(x, 0, BigInteger.valueOf(c0), BigInteger.ZERO);
            assertThat(Fp2.squareRoot(y, 0, x, 0)).as("%d", c0).isTrue();
        }
        long[] xi = new long[Fp2.LIMBS];
        Fp2.fromBigIntegers(xi, 0, BigInteger.valueOf(9), BigInteger.ONE);
        assertThat(Fp2.squareRoot(new long[Fp2.LIMBS], 0, xi, 0)).isFalse();
    }

    @Test
    void fp6_laws() {
        Seeded seeded = new Seeded();
        Fp6 fp6 = new Fp6();
        for (int i = 0; i < 100; i++) {
            long[] x = random(seeded, Fp6.LIMBS);
            long[] y = random(seeded, Fp6.LIMBS);
            long[] z = new long[Fp6.LIMBS];
            long[] expected = schoolbook(x, y);
            fp6.mul(z, 0, x, 0, y, 0);
            assertSame(z, expected, i);
            System.arraycopy(new long[Fp2.LIMBS], 0, y, 2 * Fp2.LIMBS, Fp2.LIMBS);
            expected = schoolbook(x, y);
            fp6.mulTwiceBy01(z, 0, x, 0, y, 0);
            assertSame(z, twice(expected), i);
            fp6.inverse(z, 0, x, 0);
            fp6.mul(z, 0, z, 0, x, 0);
            assertOne(z);
        }
    }

    @Test
    void fp12_laws() {
        Seeded seeded = new Seeded();
        Fp12 fp12 = new Fp12();
        for (int i = 0; i < 50; i++) {
            long[] x = random(seeded, Fp12.LIMBS);
            long[] y = random(seeded, Fp12.LIMBS);
            long[] square = new long[Fp12.LIMBS];
            long[] z = new long[Fp12.LIMBS];
            fp12.square(square, x);
            fp12.mul(z, x, x);
            assertSame(z, square, i);
            fp12.inverse(z, x);
            fp12.mul(z, z, x);
            assertOne(z);
            // (x + y)(x - y) = x^2 - y^2, which ties the product to the square.
            long[] sum = new long[Fp12.LIMBS];
            long[] difference = new long[Fp12.LIMBS];
            for (int j = 0; j < Fp12.LIMBS; j++) {
                sum[j] = x[j] + y[j];
                difference[j] = x[j] - y[j];
            }
            shrink(sum);
            shrink(difference);
            fp12.mul(z, sum, difference);
            fp12.square(y, y);
            for (int j = 0; j < Fp12.LIMBS; j++) {
                square[j] -= y[j];
            }
            assertSame(z, square, i);
        }
    }

    @Test
    void fp12_sparseProducts_areTheFullOnes() {
        Seeded seeded = new Seeded();
        Fp12 fp12 = new Fp12();
        for (int i = 0; i < 50; i++) {
            long[] x = random(seeded, Fp12.LIMBS);
            long[] line = random(seeded, LineSteps.LINE);
            long[] z = new long[Fp12.LIMBS];
            long[] expected = new long[Fp12.LIMBS];
            fp12.mul(expected, x, spread(line));
            fp12.mulTwiceByLine(z, x, line);
            assertSame(z, twice(expected), i);
            long[] monic = twice(line);
            Fp2.setOne(monic, 0);
            fp12.mul(expected, x, spread(monic));
            fp12.mulByMonicLine(z, x, line);
            assertSame(z, expected, i);
        }
    }

    @Test
    void frobenius_isThePowerOfThePrime() {
        Seeded seeded = new Seeded();
        Fp12 fp12 = new Fp12();
        long[] x = random(seeded, Fp12.LIMBS);
        long[] expected = x.clone();
        long[] z = new long[Fp12.LIMBS];
        for (int power = 1; power <= 3; power++) {
            expected = pow(fp12, expected, P);
            Frobenius.power(z, x, power);
            assertSame(z, expected, power);
        }
    }

    @Test
    void cyclotomicSquare_inTheCyclotomicSubgroup_isTheSquare() {
        Seeded seeded = new Seeded();
        Fp12 fp12 = new Fp12();
        for (int i = 0; i < 20; i++) {
            long[] x = random(seeded, Fp12.LIMBS);
            long[] z = new long[Fp12.LIMBS];
            long[] expected = new long[Fp12.LIMBS];
            new FinalExponentiation(fp12).apply(x);
            fp12.cyclotomicSquare(z, x);
            fp12.square(expected, x);
            assertSame(z, expected, i);
        }
    }

    private static long[] pow(Fp12 fp12, long[] x, BigInteger exponent) {
        long[] z = new long[Fp12.LIMBS];
        Fp12.setOne(z);
        for (int i = exponent.bitLength() - 1; i >= 0; i--) {
            fp12.square(z, z);
            if (exponent.testBit(i)) {
                fp12.mul(z, z, x);
            }
        }
        return z;
    }

    private static long[] twice(long[] x) {
        long[] z = new long[x.length];
        for (int i = 0; i < x.length; i++) {
            z[i] = 2 * x[i];
        }
        shrink(z);
        return z;
    }

    /** l0 + (l3 + l4 v) w as a full element. */
    private static long[] spread(long[] line) {
        long[] full = new long[Fp12.LIMBS];
        System.arraycopy(line, 0, full, 0, Fp2.LIMBS);
        System.arraycopy(line, Fp2.LIMBS, full, Fp6.LIMBS, 2 * Fp2.LIMBS);
        return full;
    }

    /** The product in Fp6 term by term, with v^3 = 9 + u. */
    private static long[] schoolbook(long[] x, long[] y) {
        long[] z = new long[Fp6.LIMBS];
        long[] term = new long[Fp2.LIMBS];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                Fp2.mul(term, 0, x, i * Fp2.LIMBS, y, j * Fp2.LIMBS);
                int at = (i + j) % 3 * Fp2.LIMBS;
                if (i + j < 3) {
                    Fp2.add(z, at, z, at, term, 0);
                } else {
                    Fp2.addXi(z, at, term, 0);
                }
            }
        }
        return z;
    }

    private static void assertProduct(long[] z, BigInteger c0, BigInteger c1, int round) {
        assertThat(value(z, 0).mod(P))
                .as(at(round))
                .isEqualTo(c0.multiply(R_INVERSE).mod(P));
        assertThat(value(z, L).mod(P))
                .as(at(round))
                .isEqualTo(c1.multiply(R_INVERSE).mod(P));
        for (int i = 0; i < Fp2.LIMBS; i += L) {
            assertThat(value(z, i).abs()).as(at(round)).isLessThan(P);
            for (int j = 0; j < L - 1; j++) {
                assertThat(z[i + j]).isBetween(-(1L << 51), (1L << 51) - 1);
            }
        }
    }

    private static void assertSame(long[] actual, long[] expected, int round) {
        for (int i = 0; i < expected.length; i += L) {
            assertThat(F.isEqual(actual, i, expected, i))
                    .as("coordinate %d, %s", i / L, at(round))
                    .isTrue();
        }
    }

    private static void assertOne(long[] x) {
        long[] one = new long[x.length];
        F.setOne(one, 0);
        assertSame(x, one, 0);
    }

    private static void shrink(long[] x) {
        for (int i = 0; i < x.length; i += L) {
            F.shrink(x, i);
        }
    }

    private static long[] random(Seeded seeded, int limbs) {
        long[] x = new long[limbs];
        for (int i = 0; i < limbs; i += L) {
            F.fromBigInteger(x, i, seeded.edgy(P));
            F.shrink(x, i);
        }
        return x;
    }

    private static long[] loose(Seeded seeded, int summands, int values) {
        long[] x = new long[Fp2.LIMBS];
        boolean extreme = seeded.nextInt(3) == 0;
        for (int i = 0; i < x.length; i++) {
            long bound = i % L == L - 1 ? 0x030644e72e131L * values - 4 : summands * (1L << 51);
            x[i] = extreme ? (seeded.nextInt(2) == 0 ? bound : -bound) : seeded.nextLong() % bound;
        }
        return x;
    }

    private static BigInteger value(long[] x, int xo) {
        BigInteger value = BigInteger.ZERO;
        for (int j = L - 1; j >= 0; j--) {
            value = value.shiftLeft(52).add(BigInteger.valueOf(x[xo + j]));
        }
        return value;
    }

    private static String at(int round) {
        return Seeded.seed() + " round " + round;
    }
}
