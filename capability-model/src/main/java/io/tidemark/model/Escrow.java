package io.tidemark.model;

/**
 * A resource goes into a slot of a custodian, who may claim it until the deadline (spec 3.6).
 *
 * @param capability NONE: as owner
 * @param deadline the last second at which it may be claimed
 * @param revocable whether the author may revoke before the deadline
 * @param beneficiary who alone may claim; NONE for the custodian, whoever holds CLAIM
 */
public record Escrow(
        EffectHeader header,
        ResourceId resource,
        CapabilityId capability,
        ProgramId custodian,
        Slot slot,
        Seconds deadline,
        boolean revocable,
        ProgramId beneficiary)
        implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.ESCROW;
    }

    @Override
    public Escrow withHeader(EffectHeader other) {
        return new Escrow(other, resource, capability, custodian, slot, deadline, revocable, beneficiary);
    }
}
