package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_ALREADY_REVOKED;
import static io.tidemark.model.RejectCode.E_CAPABILITY_UNKNOWN;
import static io.tidemark.model.RejectCode.E_NOT_GRANTOR;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.RevokeCapability;
import java.util.List;

/** RevokeCapability: a capability, and all below it, is dead from now on. */
final class RevokeCapabilityRules implements EffectRules<RevokeCapability> {
    private static final Ladder<RevokeCapability> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_CAPABILITY_UNKNOWN, (s, e) -> s.knows(e.capability())),
                    rule(
                            E_NOT_GRANTOR,
                            (s, e) -> target(s, e).grant().grantors().contains(e.author())),
                    rule(E_ALREADY_REVOKED, (s, e) -> !target(s, e).revoked())));

    @Override
    public Ladder<RevokeCapability> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, RevokeCapability effect, Writes writes) {
        writes.put(Role.OTHER, effect.capability(), target(scene, effect).asRevoked());
    }

    private static CapabilityCell target(Scene scene, RevokeCapability effect) {
        return scene.capability(effect.capability());
    }
}
