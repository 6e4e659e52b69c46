package io.tidemark.model;

/**
 * The author becomes the owner of an escrowed resource (spec 3.6).
 *
 * @param capability NONE: as custodian
 * @param custodian whose slot it is in
 */
public record Claim(EffectHeader header, ResourceId resource, CapabilityId capability, ProgramId custodian, Slot slot)
        implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.CLAIM;
    }

    @Override
    public Claim withHeader(EffectHeader other) {
        return new Claim(other, resource, capability, custodian, slot);
    }
}
