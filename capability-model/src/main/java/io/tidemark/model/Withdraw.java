package io.tidemark.model;

/**
 * A resource leaves through its account program for its domain (spec 3.6).
 *
 * @param destination where it goes; stays in the cell as the receipt
 */
public record Withdraw(EffectHeader header, ResourceId resource, Reference destination) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.WITHDRAW;
    }

    @Override
    public Withdraw withHeader(EffectHeader other) {
        return new Withdraw(other, resource, destination);
    }
}
