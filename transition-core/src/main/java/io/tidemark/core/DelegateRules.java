package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_DEPTH;
import static io.tidemark.model.RejectCode.E_EXPIRY_WIDENED;
import static io.tidemark.model.RejectCode.E_NOT_HELD;
import static io.tidemark.model.RejectCode.E_NOT_OWNER;
import static io.tidemark.model.RejectCode.E_QUANTITY_WIDENED;
import static io.tidemark.model.RejectCode.E_RESOURCE_UNKNOWN;
import static io.tidemark.model.RejectCode.E_RIGHTS_WIDENED;
import static io.tidemark.model.RejectCode.E_STATE_FULL;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Delegate;
import io.tidemark.model.Grant;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Delegate: a new capability, over a resource or over all that the root owns, as owner or from a parent. */
final class DelegateRules implements EffectRules<Delegate> {
    private static final Ladder<Delegate> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.CAPABILITY)),
                    ResourceRules.partyKnown(Delegate::holder),
                    rule(E_RESOURCE_UNKNOWN, (s, e) -> e.scope().isNone() || s.knows(e.scope())),
                    rule(E_NOT_HELD, (s, e) -> e.scope().isNone() || isHeldOrEscrowed(s, e))),
            new CapabilityRules<Delegate>(Delegate::parent, Delegate::scope, Right.DELEGATE).granting(),
            List.of(
                    rule(E_NOT_OWNER, DelegateRules::isOwnerOrDerives),
                    rule(
                            E_RIGHTS_WIDENED,
                            derived((e, p) -> e.rights().isWithin(p.grant().rights()))),
                    rule(
                            E_EXPIRY_WIDENED,
                            derived((e, p) -> e.expiry().compareTo(p.grant().expiry()) <= 0)),
                    rule(E_QUANTITY_WIDENED, derived((e, p) -> e.quantity().isWithin(p.remaining()))),
                    rule(E_DEPTH, (s, e) -> grantors(s, e).size() <= s.capabilityDepth())));

    @Override
    public Ladder<Delegate> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Delegate effect, Writes writes) {
        if (!effect.scope().isNone()) {
            writes.put(Role.RESOURCE, effect.scope(), scene.resource(effect.scope()));
        }
        writes.use(scene, effect.parent(), effect.author(), effect.scope(), Right.DELEGATE, Quantity.ZERO);
        Grant grant = new Grant(
                effect.holder(),
                effect.scope(),
                effect.parent(),
                effect.rights(),
                effect.expiry(),
                grantors(scene, effect));
        writes.put(
                Role.OTHER,
                CapabilityId.of(scene.nextIndex(CellKind.CAPABILITY)),
                new CapabilityCell(writes.created(), grant, false, 0, 0, effect.quantity()));
    }

    /** The author, then the parent's grantors. */
    private static List<ProgramId> grantors(Scene scene, Delegate effect) {
        List<ProgramId> grantors = new ArrayList<>();
        grantors.add(effect.author());
        if (!effect.parent().isNone()) {
            grantors.addAll(scene.capability(effect.parent()).grant().grantors());
        }
        return grantors;
    }

    private static boolean isHeldOrEscrowed(Scene scene, Delegate effect) {
        ResourceStatus status = scene.resource(effect.scope()).holding().status();
        return status == ResourceStatus.HELD || status == ResourceStatus.ESCROWED;
    }

    private static boolean isOwnerOrDerives(Scene scene, Delegate effect) {
        return !effect.parent().isNone()
                || effect.scope().isNone()
                || ResourceRules.isOwner(scene, effect, effect.scope());
    }

    private static BiPredicate<Scene, Delegate> derived(BiPredicate<Delegate, CapabilityCell> within) {
        return (s, e) -> e.parent().isNone() || within.test(e, s.capability(e.parent()));
    }
}
