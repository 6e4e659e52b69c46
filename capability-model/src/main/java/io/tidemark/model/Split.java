package io.tidemark.model;

/**
 * Part of a resource becomes a resource of its own (spec 3.6).
 *
 * @param quantity of the new one: 1 or more, and less than there is
 */
public record Split(EffectHeader header, ResourceId resource, Quantity quantity) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.SPLIT;
    }

    @Override
    public Split withHeader(EffectHeader other) {
        return new Split(other, resource, quantity);
    }
}
