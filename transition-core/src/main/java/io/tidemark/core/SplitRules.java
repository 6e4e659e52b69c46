package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_SPLIT_QUANTITY;
import static io.tidemark.model.RejectCode.E_STATE_FULL;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Split;
import java.util.List;

/** Split: part of a resource becomes one of its own, with the owner, domain and provenance of the old one. */
final class SplitRules implements EffectRules<Split> {
    private static final Ladder<Split> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.RESOURCE)),
                    ResourceRules.known(Split::resource),
                    ResourceRules.held(Split::resource),
                    ResourceRules.owned(e -> CapabilityId.NONE, Split::resource),
                    rule(E_SPLIT_QUANTITY, SplitRules::isPart)));

    @Override
    public Ladder<Split> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Split effect, Writes writes) {
        ResourceCell before = scene.resource(effect.resource());
        ResourceCell part = new ResourceCell(
                writes.created(),
                before.asset(),
                Holding.held(before.holding().owner()),
                effect.quantity(),
                EscrowTerms.NONE,
                before.domain(),
                before.provenance());
        Quantity rest = before.quantity().minus(effect.quantity());
        writes.put(Role.RESOURCE, effect.resource(), before.withQuantity(rest));
        writes.put(Role.OTHER, ResourceId.of(scene.nextIndex(CellKind.RESOURCE)), part);
    }

    private static boolean isPart(Scene scene, Split effect) {
        Quantity whole = scene.resource(effect.resource()).quantity();
        return !effect.quantity().equals(Quantity.ZERO) && effect.quantity().compareTo(whole) < 0;
    }
}
