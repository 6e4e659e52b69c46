package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_MERGE_MISMATCH;
import static io.tidemark.model.RejectCode.E_NOT_HELD;
import static io.tidemark.model.RejectCode.E_NOT_OWNER;
import static io.tidemark.model.RejectCode.E_RESOURCE_UNKNOWN;

import io.tidemark.core.trace.Role;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.Merge;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import java.util.List;
import java.util.stream.Stream;

/** Merge: a resource takes the quantity of another, whose cell stays and says where it went. */
final class MergeRules implements EffectRules<Merge> {
    private static final Ladder<Merge> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_RESOURCE_UNKNOWN, (s, e) -> both(e).allMatch(s::knows)),
                    rule(E_NOT_HELD, (s, e) -> both(e).allMatch(r -> ResourceRules.isHeld(s, r))),
                    rule(E_NOT_OWNER, (s, e) -> both(e).allMatch(r -> ResourceRules.isOwner(s, e, r))),
                    rule(E_MERGE_MISMATCH, MergeRules::isOfOneSort)));

    @Override
    public Ladder<Merge> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Merge effect, Writes writes) {
        ResourceCell stays = scene.resource(effect.resource());
        ResourceCell ends = scene.resource(effect.other());
        Holding merged = Holding.merged(ends.holding().owner(), effect.resource());
        writes.put(
                Role.RESOURCE,
                effect.resource(),
                stays.withQuantity(stays.quantity().plus(ends.quantity())));
        writes.put(Role.OTHER, effect.other(), ends.withHolding(merged, EscrowTerms.NONE));
    }

    private static Stream<ResourceId> both(Merge effect) {
        return Stream.of(effect.resource(), effect.other());
    }

    private static boolean isOfOneSort(Scene scene, Merge effect) {
        ResourceCell stays = scene.resource(effect.resource());
        ResourceCell ends = scene.resource(effect.other());
        return stays.asset().equals(ends.asset())
                && stays.domain().equals(ends.domain())
                && !stays.quantity().overflowsWith(ends.quantity());
    }
}
