package io.tidemark.model;

/**
 * A capability, and with it everything below it, is dead from now on (spec 3.6).
 *
 * @param capability granted by the author, or below one that is
 */
public record RevokeCapability(EffectHeader header, CapabilityId capability) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.REVOKE_CAPABILITY;
    }

    @Override
    public RevokeCapability withHeader(EffectHeader other) {
        return new RevokeCapability(other, capability);
    }
}
