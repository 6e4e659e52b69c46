package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_CAPABILITY_EXPIRED;
import static io.tidemark.model.RejectCode.E_CAPABILITY_QUANTITY;
import static io.tidemark.model.RejectCode.E_CAPABILITY_REVOKED;
import static io.tidemark.model.RejectCode.E_CAPABILITY_SCOPE;
import static io.tidemark.model.RejectCode.E_CAPABILITY_UNKNOWN;
import static io.tidemark.model.RejectCode.E_GRANTOR_NOT_OWNER;
import static io.tidemark.model.RejectCode.E_NOT_HOLDER;
import static io.tidemark.model.RejectCode.E_RIGHT_MISSING;

import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Effect;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Rules 40 to 47: the use of a capability. They hold of themselves where an effect names none.
 *
 * @param capability which capability an effect uses
 * @param resource over which resource; NONE for Delegate of scope 0
 * @param right which right the use needs
 */
record CapabilityRules<E extends Effect>(
        Function<E, CapabilityId> capability, Function<E, ResourceId> resource, Right right) {
    /** For an effect that moves the resource: with rule 46. */
    List<Rule<E>> moving() {
        return ladder(List.of(rule(E_CAPABILITY_QUANTITY, used((s, e, c) -> isCovered(s, e)))));
    }

    /** For Delegate, which moves nothing. */
    List<Rule<E>> granting() {
        return ladder(List.of());
    }

    private List<Rule<E>> ladder(List<Rule<E>> quantityRules) {
        List<Rule<E>> rules = new ArrayList<>(List.of(
                rule(E_CAPABILITY_UNKNOWN, (s, e) -> capability.apply(e).isNone() || s.knows(capability.apply(e))),
                rule(E_NOT_HOLDER, used((s, e, c) -> c.grant().holder().equals(e.author()))),
                rule(E_CAPABILITY_SCOPE, used((s, e, c) -> isInScope(c, resource.apply(e)))),
                rule(E_RIGHT_MISSING, used((s, e, c) -> c.grant().rights().has(right))),
                rule(
                        E_CAPABILITY_REVOKED,
                        used((s, e, c) -> s.chain(capability.apply(e)).stream()
                                .noneMatch(link -> s.capability(link).revoked()))),
                rule(
                        E_CAPABILITY_EXPIRED,
                        used((s, e, c) -> s.time().compareTo(c.grant().expiry()) <= 0))));
        rules.addAll(quantityRules);
        rules.add(rule(E_GRANTOR_NOT_OWNER, used((s, e, c) -> isRootOwner(s, c, resource.apply(e)))));
        return rules;
    }

    private boolean isCovered(Scene scene, E effect) {
        Quantity quantity = scene.resource(resource.apply(effect)).quantity();
        return scene.chain(capability.apply(effect)).stream()
                .allMatch(link -> quantity.isWithin(scene.capability(link).remaining()));
    }

    private static boolean isInScope(CapabilityCell capability, ResourceId resource) {
        ResourceId scope = capability.grant().scope();
        return scope.isNone() || scope.equals(resource);
    }

    private static boolean isRootOwner(Scene scene, CapabilityCell capability, ResourceId resource) {
        return resource.isNone()
                || scene.resource(resource)
                        .holding()
                        .owner()
                        .equals(capability.grant().root());
    }

    private BiPredicate<Scene, E> used(Use<E> use) {
        return (s, e) -> capability.apply(e).isNone() || use.holds(s, e, s.capability(capability.apply(e)));
    }

    /** A rule of the use of a capability that exists. */
    @FunctionalInterface
    private interface Use<E extends Effect> {
        boolean holds(Scene scene, E effect, CapabilityCell capability);
    }
}
