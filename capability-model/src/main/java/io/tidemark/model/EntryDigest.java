package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** What an Invoke calls: {@code text(function name and plain data)} (spec 2.3, 3.2). One lane. */
public record EntryDigest(Fr lane) implements LaneValue {
    /**
     * The entry of that text.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate
     */
    public static EntryDigest of(String text) {
        return new EntryDigest(Text.digest(text));
    }
}
