package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.SplittableRandom;

/** Random inputs from a seed that every failure prints; {@code -Dtidemark.seed} replays one. */
final class Seeded {
    private static final long SEED = Long.getLong("tidemark.seed", 0x71de_aa12_0000_0001L);

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Goes into {@code as(...)} of an assertion. */
    static String seed() {
        return "-Dtidemark.seed=" + SEED;
    }

    BigInteger bits(int count) {
        byte[] bytes = new byte[(count + 7) / 8];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes).shiftRight(8 * bytes.length - count);
    }

    BigInteger below(BigInteger bound) {
        return bits(bound.bitLength() + 64).mod(bound);
    }

    /** Below the bound; half of the time at a power of two, at zero or at the bound, give or take a little. */
    BigInteger edgy(BigInteger bound) {
        if (random.nextBoolean()) {
            return below(bound);
        }
        BigInteger base = random.nextBoolean() ? BigInteger.ONE.shiftLeft(random.nextInt(256)) : bound;
        return base.add(BigInteger.valueOf(random.nextInt(-2, 3))).mod(bound);
    }

    Fr fr() {
        return Fr.fromBigInteger(edgy(Fr.MODULUS));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    long nextLong() {
        return random.nextLong();
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }
}
