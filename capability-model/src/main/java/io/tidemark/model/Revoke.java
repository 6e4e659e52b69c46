package io.tidemark.model;

/**
 * The author takes back what it escrowed, for its owner (spec 3.6).
 *
 * @param custodian whose slot it is in
 */
public record Revoke(EffectHeader header, ResourceId resource, ProgramId custodian, Slot slot) implements Effect {
    @Override
    public EffectKind kind() {
        return EffectKind.REVOKE;
    }

    @Override
    public Revoke withHeader(EffectHeader other) {
        return new Revoke(other, resource, custodian, slot);
    }
}
