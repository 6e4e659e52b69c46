package io.tidemark.core;

import io.tidemark.core.trace.Role;
import io.tidemark.model.Escrow;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.Right;
import java.util.List;

/** Escrow: a resource goes into a slot of a custodian; its owner stays. */
final class EscrowRules implements EffectRules<Escrow> {
    private static final Ladder<Escrow> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.partyKnown(Escrow::custodian),
                    ResourceRules.known(Escrow::resource),
                    ResourceRules.held(Escrow::resource)),
            new CapabilityRules<Escrow>(Escrow::capability, Escrow::resource, Right.ESCROW).moving(),
            List.of(ResourceRules.owned(Escrow::capability, Escrow::resource)));

    @Override
    public Ladder<Escrow> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Escrow effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        EscrowTerms terms = new EscrowTerms(
                effect.author(), effect.beneficiary(), effect.slot(), effect.deadline(), effect.revocable());
        Holding holding = Holding.escrowed(before.holding().owner(), effect.custodian());
        writes.put(Role.RESOURCE, effect.resource(), before.withHolding(holding, terms));
        writes.use(scene, effect.capability(), effect.author(), effect.resource(), Right.ESCROW, before.quantity());
    }
}
