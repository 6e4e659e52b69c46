package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * A name of something outside the instance, as {@code text} of it: a transaction, a block, a destination of a
 * withdrawal (spec 3.2, 4.1). One lane.
 */
public record Reference(Fr lane) implements LaneValue {
    /**
     * The reference of that text.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate
     */
    public static Reference of(String text) {
        return new Reference(Text.digest(text));
    }
}
