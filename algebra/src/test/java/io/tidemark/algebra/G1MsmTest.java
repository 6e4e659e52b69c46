package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums by Straus, by Pippenger and with tables against the exponent: all points are known multiples of the generator. */
class G1MsmTest {
    private static final Fr MINUS_ONE = Fr.ONE.neg();

    private final Seeded seeded = new Seeded();
    private final List<Fr> logarithms = new ArrayList<>();
    private final List<G1> points = new ArrayList<>();
    private final List<Fr> scalars = new ArrayList<>();

    /** What a naive sum gives, with doublings and additions alone. */
    private static G1 times(Fr scalar) {
        BigInteger k = scalar.toBigInteger();
        G1 sum = G1.INFINITY;
        for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.add(sum);
            sum = k.testBit(bit) ? sum.add(G1.GENERATOR) : sum;
        }
        return sum;
    }

    private void add(Fr logarithm, Fr scalar) {
        logarithms.add(logarithm);
        points.add(times(logarithm));
        scalars.add(scalar);
    }

    private void assertSums() {
        Fr exponent = Fr.ZERO;
        for (int i = 0; i < points.size(); i++) {
            exponent = exponent.add(logarithms.get(i).mul(scalars.get(i)));
        }
        G1 expected = times(exponent);
        assertThat(new G1Msm().sum(points, scalars)).as(Seeded.seed()).isEqualTo(expected);
        assertThat(G1FixedBases.of(points).sum(scalars)).as(Seeded.seed()).isEqualTo(expected);
        if (points.stream().noneMatch(G1::isInfinity) && scalars.stream().noneMatch(Fr::isZero)) {
            long[] sum = new long[G1Arithmetic.POINT];
            G1Arithmetic arithmetic = new G1Arithmetic();
            new G1Straus(arithmetic).sum(points, scalars, sum);
            assertThat(G1.fromJacobian(arithmetic, sum))
                    .as("Straus, " + Seeded.seed())
                    .isEqualTo(expected);
            new G1Pippenger(arithmetic).sum(points, scalars, sum);
            assertThat(G1.fromJacobian(arithmetic, sum))
                    .as("Pippenger, " + Seeded.seed())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 47, 48, 130})
    void sum_ofRandomPoints_isTheNaiveOne(int count) {
        for (int i = 0; i < count; i++) {
            add(Fr.fromBigInteger(seeded.below(Fr.MODULUS)), Fr.fromBigInteger(seeded.below(Fr.MODULUS)));
        }
        assertSums();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 40, 90})
    void sum_ofEdges_isTheNaiveOne(int count) {
        Fr[] edges = {Fr.ZERO, Fr.ONE, MINUS_ONE, Fr.of(2), Fr.of(31), Fr.of(32), Fr.of(33), MINUS_ONE.sub(Fr.ONE)};
        for (int i = 0; i < count; i++) {
            Fr scalar = seeded.nextInt(2) == 0 ? edges[seeded.nextInt(edges.length)] : seeded.fr();
            add(edges[seeded.nextInt(edges.length)], scalar);
        }
        assertSums();
    }

    /** One group holds everything, and every pair in it is of equal points. */
    @ParameterizedTest
    @ValueSource(ints = {48, 50, 100})
    void sum_ofOnePointRepeated_isTheNaiveOne(int count) {
        Fr logarithm = seeded.fr();
        Fr scalar =
                Fr.fromBigInteger(seeded.below(Fr.MODULUS).add(BigInteger.ONE).mod(Fr.MODULUS));
        for (int i = 0; i < count; i++) {
            add(logarithm, scalar);
        }
        assertSums();
    }

    /** Pairs that vanish, alone and beside others. */
    @ParameterizedTest
    @ValueSource(ints = {48, 60})
    void sum_ofPointsAndTheirNegatives_isTheNaiveOne(int count) {
        for (int i = 0; i < count; i++) {
            Fr logarithm = Fr.of(1 + i / 4);
            add(i % 2 == 0 ? logarithm : logarithm.neg(), Fr.of(3));
        }
        assertSums();
        add(Fr.of(9), Fr.of(4));
        assertSums();
    }

    @Test
    void sum_ofNothing_isInfinity() {
        assertThat(new G1Msm().sum(List.of(), List.of())).isEqualTo(G1.INFINITY);
        assertThat(G1FixedBases.of(List.of()).sum(List.of())).isEqualTo(G1.INFINITY);
        assertThat(new G1Msm().sum(List.of(G1.INFINITY), List.of(Fr.ONE))).isEqualTo(G1.INFINITY);
    }

    @Test
    void fixedWindows_ofIntegers_sumToThem() {
        for (int i = 0; i < 500; i++) {
            int width = 2 + seeded.nextInt(13);
            BigInteger k = seeded.edgy(BigInteger.ONE.shiftLeft(254));
            int[] digits = new int[254 / width + 1];
            SignedWindows.fixed(k.toByteArray(), width, digits);
            BigInteger sum = BigInteger.ZERO;
            for (int j = digits.length - 1; j >= 0; j--) {
                assertThat(Math.abs(digits[j])).isLessThanOrEqualTo(1 << (width - 1));
                sum = sum.shiftLeft(width).add(BigInteger.valueOf(digits[j]));
            }
            assertThat(sum).as("%s width %d", Seeded.seed(), width).isEqualTo(k);
        }
    }

    @Test
    void halves_ofScalars_areShortAndAddUp() {
        Fr lambda = Fr.fromBigInteger(new BigInteger("4407920970296243842393367215006156084916469457145843978461"));
        for (int i = 0; i < 1000; i++) {
            Fr scalar = seeded.fr();
            HalvedScalar halves = HalvedScalar.of(scalar);
            assertThat(halves.low().bitLength()).as(Seeded.seed()).isLessThan(128);
            assertThat(halves.high().bitLength()).as(Seeded.seed()).isLessThan(128);
            Fr high = Fr.reduce(halves.high().mod(Fr.MODULUS));
            assertThat(Fr.reduce(halves.low().mod(Fr.MODULUS)).add(high.mul(lambda)))
                    .as(Seeded.seed())
                    .isEqualTo(scalar);
        }
    }
}
