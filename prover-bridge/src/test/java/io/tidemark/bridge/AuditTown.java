package io.tidemark.bridge;

import io.tidemark.core.Drafts;
import io.tidemark.core.State;
import io.tidemark.core.testkit.World;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Delegate;
import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.RevokeCapability;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Transfer;
import java.util.ArrayList;
import java.util.List;

/**
 * States of a town in which capabilities are granted, used and revoked. Capability 1 over resource 1 goes to program 2, which
 * delegates capability 3 to program 1; capability 2 goes to program 1 and is never used.
 */
final class AuditTown {
    static final CapabilityId USED = CapabilityId.of(1);
    static final CapabilityId UNUSED = CapabilityId.of(2);
    static final CapabilityId DERIVED = CapabilityId.of(3);
    static final long EXPIRY = World.START + 1000;

    private AuditTown() {}

    /** Before the grants; after them; after a use of 1; after a use of 3, which is a pass of 1; after 1 was revoked. */
    static List<State> states() throws NativeBridgeException {
        Town town = Town.of("audit");
        town.found();
        town.trade();
        World world = town.world();
        List<State> states = new ArrayList<>(List.of(world.state()));
        Drafts grants = world.drafts();
        step(
                states,
                world,
                grants.fill(grant(grants, 3, CapabilityId.NONE, 2, Right.TRANSFER, Right.DELEGATE)),
                grants.fill(grant(grants, 3, CapabilityId.NONE, 1, Right.TRANSFER)));
        Drafts use = world.drafts();
        step(states, world, use.fill(transfer(use, 2, USED)));
        Drafts derived = world.drafts();
        step(
                states,
                world,
                derived.fill(grant(derived, 2, USED, 1, Right.TRANSFER)),
                derived.fill(transfer(derived, 1, DERIVED)));
        Drafts revoke = world.drafts();
        step(states, world, revoke.fill(new RevokeCapability(revoke.header(ProgramId.of(3)), USED)));
        return states;
    }

    private static void step(List<State> states, World world, Effect... effects) {
        world.apply(List.of(effects));
        states.add(world.state());
    }

    private static Effect grant(Drafts drafts, long from, CapabilityId parent, long to, Right... rights) {
        return new Delegate(
                drafts.header(ProgramId.of(from)),
                ResourceId.of(1),
                parent,
                ProgramId.of(to),
                Quantity.of(parent.isNone() ? 500 : 200),
                Seconds.of(EXPIRY),
                Rights.of(rights));
    }

    private static Effect transfer(Drafts drafts, long author, CapabilityId capability) {
        return new Transfer(drafts.header(ProgramId.of(author)), ResourceId.of(1), capability, ProgramId.of(3));
    }
}
