package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import java.util.List;

/** Eight elements between the flat form and the value form. */
public final class Elements {
    private static final int LIMBS = FrLimbs.LIMBS;

    private Elements() {}

    /** The eight elements at {@code offset}. */
    public static List<Fr> list(long[] flat, int offset) {
        Fr[] elements = new Fr[H8.LANES];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = FrLimbs.load(flat, offset + i * LIMBS);
        }
        return List.of(elements);
    }

    /** Eight elements in the flat form, a fresh array. */
    public static long[] flat(List<Fr> elements) {
        long[] flat = new long[StateTree.LANES_LIMBS];
        store(elements, flat, 0);
        return flat;
    }

    /** Writes eight elements at {@code offset}. */
    public static void store(List<Fr> elements, long[] flat, int offset) {
        if (elements.size() != H8.LANES) {
            throw new IllegalArgumentException("expected " + H8.LANES + " elements, got " + elements.size());
        }
        for (int i = 0; i < H8.LANES; i++) {
            FrLimbs.store(elements.get(i), flat, offset + i * LIMBS);
        }
    }
}
