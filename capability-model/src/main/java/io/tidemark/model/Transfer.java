package io.tidemark.model;

/**
 * A resource gets another owner (spec 3.6).
 *
 * @param capability NONE: as owner
 */
public record Transfer(EffectHeader header, ResourceId resource, CapabilityId capability, ProgramId newOwner)
        implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.TRANSFER;
    }

    @Override
    public Transfer withHeader(EffectHeader other) {
        return new Transfer(other, resource, capability, newOwner);
    }
}
