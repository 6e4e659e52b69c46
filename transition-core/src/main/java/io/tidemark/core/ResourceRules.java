package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_NOT_ESCROWED;
import static io.tidemark.model.RejectCode.E_NOT_HELD;
import static io.tidemark.model.RejectCode.E_NOT_OWNER;
import static io.tidemark.model.RejectCode.E_PARTY_UNKNOWN;
import static io.tidemark.model.RejectCode.E_RESOURCE_UNKNOWN;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Effect;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Slot;
import java.util.function.Function;

/** Rules 20 to 32 and 50: parties, and what state a resource must be in. */
final class ResourceRules {
    private ResourceRules() {}

    /** Rule 20. */
    static <E extends Effect> Rule<E> partyKnown(Function<E, ProgramId> party) {
        return rule(E_PARTY_UNKNOWN, (s, e) -> s.knows(party.apply(e)));
    }

    /** Rule 30. */
    static <E extends Effect> Rule<E> known(Function<E, ResourceId> resource) {
        return rule(E_RESOURCE_UNKNOWN, (s, e) -> s.knows(resource.apply(e)));
    }

    /** Rule 31. */
    static <E extends Effect> Rule<E> held(Function<E, ResourceId> resource) {
        return rule(E_NOT_HELD, (s, e) -> isHeld(s, resource.apply(e)));
    }

    /** Rule 32. */
    static <E extends Effect> Rule<E> escrowed(
            Function<E, ResourceId> resource, Function<E, ProgramId> custodian, Function<E, Slot> slot) {
        return rule(E_NOT_ESCROWED, (s, e) -> {
            ResourceCell cell = s.resource(resource.apply(e));
            return cell.holding().status() == ResourceStatus.ESCROWED
                    && cell.holding().custodianProgram().equals(custodian.apply(e))
                    && cell.terms().slot().equals(slot.apply(e));
        });
    }

    /** Rule 50. */
    static <E extends Effect> Rule<E> owned(Function<E, CapabilityId> capability, Function<E, ResourceId> resource) {
        return rule(E_NOT_OWNER, (s, e) -> !capability.apply(e).isNone() || isOwner(s, e, resource.apply(e)));
    }

    static boolean isHeld(Scene scene, ResourceId resource) {
        return scene.resource(resource).holding().status() == ResourceStatus.HELD;
    }

    static boolean isOwner(Scene scene, Effect effect, ResourceId resource) {
        Holding holding = scene.resource(resource).holding();
        return holding.owner().equals(effect.author());
    }
}
