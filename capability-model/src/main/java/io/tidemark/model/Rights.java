package io.tidemark.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A set of {@link Right}s as a bit mask (spec 2.3): bit 0 TRANSFER, 1 ESCROW, 2 CLAIM, 3 DELEGATE. It has 16 bits in a
 * lane, of which the upper twelve are zero.
 */
public record Rights(int mask) {
    /** No right. */
    public static final Rights NONE = new Rights(0);

    /** All four. */
    public static final Rights ALL = of(Right.values());

    /**
     * Checks that the mask has known rights only.
     *
     * @throws IllegalArgumentException if it has another bit
     */
    public Rights {
        Unsigned.check(mask, Right.values().length, "rights mask");
    }

    /** The set of these. */
    public static Rights of(Right... rights) {
        return new Rights(Stream.of(rights).mapToInt(Right::mask).reduce(0, (a, b) -> a | b));
    }

    /** Whether the right is in the set. */
    public boolean has(Right right) {
        return (mask & right.mask()) != 0;
    }

    /** Whether each right of this set is in the other. */
    public boolean isWithin(Rights other) {
        return (mask & ~other.mask) == 0;
    }

    /** The rights in order of their bits. */
    public List<Right> toList() {
        return Stream.of(Right.values()).filter(this::has).toList();
    }
}
