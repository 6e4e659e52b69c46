package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** What a resource is made of: {@code text(name)} of the asset (spec ENC-8). One lane. */
public record AssetId(Fr lane) implements LaneValue {
    /** No asset: of a condition that is not about a fact. */
    public static final AssetId NONE = new AssetId(Fr.ZERO);

    /**
     * The asset of that name.
     *
     * @throws IllegalArgumentException if the text has an unpaired surrogate
     */
    public static AssetId of(String text) {
        return new AssetId(Text.digest(text));
    }
}
