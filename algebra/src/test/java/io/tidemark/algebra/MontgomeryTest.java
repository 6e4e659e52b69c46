package io.tidemark.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the loose forms, against BigInteger, at their bounds. */
class MontgomeryTest {
    private static final int ROUNDS = 5000;
    private static final BigInteger R_INVERSE_BASE = BigInteger.ONE.shiftLeft(260);

    private static Montgomery field(String name) {
        return switch (name) {
            case "fr" -> Montgomery.FR;
            case "fp" -> Montgomery.FP;
            case "l" -> Montgomery.JUBJUB_ORDER;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fp", "l"})
    void mulAndSquare_ofLooseElements_areCarriedAndExact(String name) {
        Montgomery f = field(name);
        BigInteger p = f.modulus;
        BigInteger rInverse = R_INVERSE_BASE.modInverse(p);
        Seeded seeded = new Seeded();
        for (int i = 0; i < ROUNDS; i++) {
            long[] x = loose(seeded, p);
            long[] y = loose(seeded, p);
            BigInteger a = value(x);
            BigInteger b = value(y);
            long[] z = new long[Montgomery.LIMBS];
            f.mul(z, 0, x, 0, y, 0);
            assertCarried(z, p, i);
            assertThat(value(z).mod(p))
                    .as(at(i))
                    .isEqualTo(a.multiply(b).multiply(rInverse).mod(p));
            f.square(z, 0, x, 0);
            assertCarried(z, p, i);
            assertThat(value(z).mod(p))
                    .as(at(i))
                    .isEqualTo(a.multiply(a).multiply(rInverse).mod(p));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fp", "l"})
    void canonical_ofWideLimbs_isTheResidue(String name) {
        Montgomery f = field(name);
        Seeded seeded = new Seeded();
        for (int i = 0; i < ROUNDS; i++) {
            long[] x = new long[Montgomery.LIMBS];
            for (int j = 0; j < 4; j++) {
                x[j] = seeded.nextLong() >> 2;
            }
            x[4] = seeded.nextLong() >> 10;
            BigInteger a = value(x);
            f.canonical(x, 0);
            assertThat(value(x)).as(at(i)).isEqualTo(a.mod(f.modulus));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fp", "l"})
    void canonical_aroundMultiplesOfTheModulus_isTheResidue(String name) {
        Montgomery f = field(name);
        for (int multiple = -300; multiple <= 300; multiple++) {
            for (int delta = -1; delta <= 1; delta++) {
                BigInteger a = f.modulus.multiply(BigInteger.valueOf(multiple)).add(BigInteger.valueOf(delta));
                long[] x = new long[Montgomery.LIMBS];
                for (int j = 0; j < 4; j++) {
                    x[j] = a.shiftRight(52 * j).longValue() & Montgomery.MASK;
                }
                x[4] = a.shiftRight(208).longValueExact();
                f.canonical(x, 0);
                assertThat(value(x)).as("%d p + %d", multiple, delta).isEqualTo(a.mod(f.modulus));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "fp", "l"})
    void inverses_ofRandomElements_agree(String name) {
        Montgomery f = field(name);
        Seeded seeded = new Seeded();
        for (int i = 0; i < 2000; i++) {
            long[] x = new long[Montgomery.LIMBS];
            f.fromBigInteger(x, 0, seeded.edgy(f.modulus));
            long[] y = new long[Montgomery.LIMBS];
            f.inversePublic(y, 0, x, 0);
            long[] product = new long[Montgomery.LIMBS];
            f.mul(product, 0, x, 0, y, 0);
            BigInteger expected = f.toBigInteger(x, 0).signum() == 0 ? BigInteger.ZERO : BigInteger.ONE;
            assertThat(f.toBigInteger(product, 0)).as(at(i)).isEqualTo(expected);
            if (i < 50) {
                long[] z = new long[Montgomery.LIMBS];
                f.inverse(z, 0, x, 0);
                assertThat(f.isEqual(y, 0, z, 0)).as(at(i)).isTrue();
            }
        }
    }

    /** Limbs up to 2^54 in magnitude, value below 6.4p, signs mixed; often all at their largest. */
    private static long[] loose(Seeded seeded, BigInteger p) {
        long[] x = new long[Montgomery.LIMBS];
        boolean extreme = seeded.nextInt(4) == 0;
        for (int j = 0; j < 4; j++) {
            long bound = 1L << 54;
            x[j] = extreme ? (seeded.nextInt(2) == 0 ? bound : -bound) : seeded.nextLong() >> 9;
        }
        long top = p.shiftRight(208).longValueExact() * 64 / 10;
        x[4] = extreme ? (seeded.nextInt(2) == 0 ? top : -top) : seeded.nextLong() % top;
        return x;
    }

    private static void assertCarried(long[] z, BigInteger p, int round) {
        for (int j = 0; j < 4; j++) {
            assertThat(z[j]).as(at(round)).isBetween(-(1L << 51), (1L << 51) - 1);
        }
        assertThat(value(z)).as(at(round)).isGreaterThan(p.negate()).isLessThan(p);
    }

    private static String at(int round) {
        return Seeded.seed() + " round " + round;
    }

    private static BigInteger value(long[] x) {
        BigInteger value = BigInteger.ZERO;
        for (int j = Montgomery.LIMBS - 1; j >= 0; j--) {
            value = value.shiftLeft(52).add(BigInteger.valueOf(x[j]));
        }
        return value;
    }
}
