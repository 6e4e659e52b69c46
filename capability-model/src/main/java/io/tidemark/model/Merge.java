package io.tidemark.model;

/**
 * A resource takes the quantity of another, which ends (spec 3.6).
 *
 * @param resource the one that stays
 * @param other the one that ends; of the same asset and domain
 */
public record Merge(EffectHeader header, ResourceId resource, ResourceId other) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.MERGE;
    }

    @Override
    public Merge withHeader(EffectHeader changed) {
        return new Merge(changed, resource, other);
    }
}
