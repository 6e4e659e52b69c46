package io.tidemark.model;

/**
 * A new capability for a holder (spec 3.6).
 *
 * @param scope the resource; NONE for all resources of the root
 * @param parent the capability it is derived from; NONE: as owner
 * @param quantity how much it may move in all
 * @param expiry until when it may be used, inclusive
 */
public record Delegate(
        EffectHeader header,
        ResourceId scope,
        CapabilityId parent,
        ProgramId holder,
        Quantity quantity,
        Seconds expiry,
        Rights rights)
        implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.DELEGATE;
    }

    @Override
    public Delegate withHeader(EffectHeader other) {
        return new Delegate(other, scope, parent, holder, quantity, expiry, rights);
    }
}
