package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_NOT_ACCOUNT;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.Provenance;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.Withdraw;
import java.util.List;

/** Withdraw: a resource leaves for its domain, and its cell stays as the receipt. */
final class WithdrawRules implements EffectRules<Withdraw> {
    private static final Ladder<Withdraw> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.known(Withdraw::resource),
                    ResourceRules.held(Withdraw::resource),
                    ResourceRules.owned(e -> CapabilityId.NONE, Withdraw::resource),
                    rule(E_NOT_ACCOUNT, WithdrawRules::isOfTheDomain)));

    @Override
    public Ladder<Withdraw> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Withdraw effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        ResourceCell receipt = new ResourceCell(
                before.stamp(),
                before.asset(),
                Holding.withdrawn(before.holding().owner()),
                before.quantity(),
                EscrowTerms.NONE,
                before.domain(),
                Provenance.of(effect.destination()));
        writes.put(Role.RESOURCE, effect.resource(), receipt);
    }

    private static boolean isOfTheDomain(Scene scene, Withdraw effect) {
        ProgramCell author = scene.author(effect);
        return author.isAccount()
                && author.domain().equals(scene.resource(effect.resource()).domain());
    }
}
