package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_DEADLINE_PENDING;
import static io.tidemark.model.RejectCode.E_NOT_ESCROWER;

import io.tidemark.core.trace.Role;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.Revoke;
import java.util.List;

/** Revoke: who escrowed a resource takes it back, for its owner. */
final class RevokeRules implements EffectRules<Revoke> {
    private static final Ladder<Revoke> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    ResourceRules.partyKnown(Revoke::custodian),
                    ResourceRules.known(Revoke::resource),
                    ResourceRules.escrowed(Revoke::resource, Revoke::custodian, Revoke::slot),
                    rule(E_NOT_ESCROWER, (s, e) -> terms(s, e).escrower().equals(e.author())),
                    rule(E_DEADLINE_PENDING, RevokeRules::isOpen)));

    @Override
    public Ladder<Revoke> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Revoke effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        writes.put(
                Role.RESOURCE,
                effect.resource(),
                before.withHolding(Holding.held(before.holding().owner()), EscrowTerms.NONE));
    }

    private static EscrowTerms terms(Scene scene, Revoke effect) {
        return scene.resource(effect.resource()).terms();
    }

    private static boolean isOpen(Scene scene, Revoke effect) {
        EscrowTerms terms = terms(scene, effect);
        return terms.revocable() || scene.time().compareTo(terms.deadline()) > 0;
    }
}
