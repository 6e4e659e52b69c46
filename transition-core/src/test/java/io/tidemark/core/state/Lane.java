package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.model.CellKind;
import java.math.BigInteger;
import java.util.SplittableRandom;

/** Lanes for tests, from seeds. */
final class Lane {
    private Lane() {}

    /** Eight lanes, small, large and zero. */
    static long[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] lanes = new long[StateTree.LANES_LIMBS];
        for (int i = 0; i < 8; i++) {
            byte[] bytes = new byte[random.nextInt(32)];
            random.nextBytes(bytes);
            FrLimbs.store(Fr.fromBigInteger(new BigInteger(1, bytes)), lanes, i * FrLimbs.LIMBS);
        }
        return lanes;
    }

    /** As many cells of each kind, each with lanes that follow from its place. */
    static CellSource cells(long programs, long resources, long capabilities, long calls) {
        return new CellSource() {
            @Override
            public long count(CellKind kind) {
                return switch (kind) {
                    case PROGRAM -> programs;
                    case RESOURCE -> resources;
                    case CAPABILITY -> capabilities;
                    case CALL -> calls;
                    case WATCH -> 0;
                };
            }

            @Override
            public void lanes(CellKind kind, long index, long[] out, int offset) {
                System.arraycopy(random(kind.number() + 8 * index), 0, out, offset, StateTree.LANES_LIMBS);
            }
        };
    }
}
