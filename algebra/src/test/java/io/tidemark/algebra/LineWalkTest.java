package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What the walk says of membership, against multiples taken bit by bit. */
class LineWalkTest {
    private static final BigInteger X = Bn254.SEED;
    private static final BigInteger P = Montgomery.FP.modulus;
    private static final BigInteger R = Fr.MODULUS;
    private static final BigInteger TRACE =
            X.multiply(X).multiply(BigInteger.valueOf(6)).add(BigInteger.ONE);

    /** The order of the twist is r times this. */
    private static final BigInteger COFACTOR = P.subtract(BigInteger.ONE).add(TRACE);

    /** The two least factors of the cofactor. */
    private static final BigInteger[] SMALL_ORDERS = {BigInteger.valueOf(10_069), BigInteger.valueOf(5_864_401)};

    private static final int L = Fp2.LIMBS;

    private final G2Arithmetic arithmetic = new G2Arithmetic();
    private final Seeded seeded = new Seeded();

    /** The argument of {@link LineWalk}: the resultant of f and the polynomial of psi has only r in common with the order. */
    @Test
    void criterion_leavesTheSubgroupAlone() {
        // X^2 = tX - p brings f(X) = 6x + 2 + X - X^2 + X^3 to a + bX, whose norm is a^2 + abt + b^2 p.
        BigInteger a = Bn254.ATE_LOOP.add(P).subtract(TRACE.multiply(P));
        BigInteger b = BigInteger.ONE.subtract(TRACE).add(TRACE.multiply(TRACE)).subtract(P);
        BigInteger resultant = a.multiply(a)
                .add(a.multiply(b).multiply(TRACE))
                .add(b.multiply(b).multiply(P));
        assertThat(resultant.gcd(R.multiply(COFACTOR))).isEqualTo(R);
    }

    @Test
    void trace_ofPointsOfTheTwist_isThatOfTheOrder() {
        for (int i = 0; i < 10; i++) {
            long[] any = randomPoint();
            assertThat(isInfinity(times(R, any))).as(Seeded.seed()).isFalse();
            assertThat(isInSubgroup(any)).as(Seeded.seed()).isFalse();
            long[] member = affine(times(COFACTOR, any));
            assertThat(isInfinity(times(R, member))).as(Seeded.seed()).isTrue();
            assertThat(isInSubgroup(member)).as(Seeded.seed()).isTrue();
        }
    }

    /** Where additions meet equal points or infinity, and where a member is moved by a point of small order. */
    @Test
    void trace_ofPointsOfSmallOrder_isOutside() {
        for (BigInteger order : SMALL_ORDERS) {
            long[] any = randomPoint();
            long[] small = affine(times(R.multiply(COFACTOR).divide(order), any));
            long[] sum = times(COFACTOR, any);
            long[] multiple = small;
            for (int i = 0; i < 20; i++) {
                assertThat(isInSubgroup(multiple)).as(Seeded.seed()).isFalse();
                arithmetic.addAffine(sum, small, 0);
                assertThat(isInSubgroup(affine(sum.clone()))).as(Seeded.seed()).isFalse();
                multiple = affine(times(BigInteger.valueOf(i + 2), small));
            }
        }
    }

    private static boolean isInSubgroup(long[] point) {
        return new LineWalk().trace(point, new long[LineWalk.LIMBS]);
    }

    private static boolean isInfinity(long[] jacobian) {
        return G2Arithmetic.isInfinity(jacobian);
    }

    private long[] randomPoint() {
        long[] point = new long[2 * L];
        do {
            Fp2.fromBigIntegers(point, 0, seeded.below(P), seeded.below(P));
            Fp2.square(point, L, point, 0);
            Fp2.mul(point, L, point, L, point, 0);
            Fp2.add(point, L, point, L, Bn254.TWIST_B, 0);
        } while (!Fp2.squareRoot(point, L, point, L));
        return point;
    }

    private long[] times(BigInteger scalar, long[] point) {
        long[] sum = new long[G2Arithmetic.POINT];
        for (int i = scalar.bitLength() - 1; i >= 0; i--) {
            arithmetic.twice(sum);
            if (scalar.testBit(i)) {
                arithmetic.addAffine(sum, point, 0);
            }
            shrinkToZero(sum);
        }
        return sum;
    }

    /** The reference tells infinity by zero limbs. */
    private static void shrinkToZero(long[] jacobian) {
        Fp2.shrink(jacobian, 2 * L);
    }

    private static long[] affine(long[] jacobian) {
        long[] inverse = new long[L];
        long[] square = new long[L];
        long[] point = new long[2 * L];
        Fp2.inverse(inverse, 0, jacobian, 2 * L);
        Fp2.square(square, 0, inverse, 0);
        Fp2.mul(point, 0, jacobian, 0, square, 0);
        Fp2.mul(square, 0, square, 0, inverse, 0);
        Fp2.mul(point, L, jacobian, L, square, 0);
        Fp2.canonical(point, 0);
        Fp2.canonical(point, L);
        return point;
    }
}
