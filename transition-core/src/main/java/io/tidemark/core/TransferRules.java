package io.tidemark.core;

import io.tidemark.core.trace.Role;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.Right;
import io.tidemark.model.Transfer;
import java.util.List;

/** Transfer: a resource gets another owner. */
final class TransferRules implements EffectRules<Transfer> {
    private static final Ladder<Transfer> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.partyKnown(Transfer::newOwner),
                    ResourceRules.known(Transfer::resource),
                    ResourceRules.held(Transfer::resource)),
            new CapabilityRules<Transfer>(Transfer::capability, Transfer::resource, Right.TRANSFER).moving(),
            List.of(ResourceRules.owned(Transfer::capability, Transfer::resource)));

    @Override
    public Ladder<Transfer> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Transfer effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        writes.put(
                Role.RESOURCE,
                effect.resource(),
                before.withHolding(Holding.held(effect.newOwner()), EscrowTerms.NONE));
        writes.use(scene, effect.capability(), effect.author(), effect.resource(), Right.TRANSFER, before.quantity());
    }
}
