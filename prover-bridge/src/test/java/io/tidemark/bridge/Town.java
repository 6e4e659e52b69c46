package io.tidemark.bridge;

import io.tidemark.core.Drafts;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Transfer;
import io.tidemark.model.Withdraw;
import java.util.ArrayList;
import java.util.List;

/** A world of {@code tiny} with an account program of domain 9 and two plain ones. */
final class Town {
    private final World world;

    private Town(World world) {
        this.world = world;
    }

    static Town of(String name) throws NativeBridgeException {
        return of(name, TestKeys.TINY);
    }

    static Town of(String name, ShapeId shape) throws NativeBridgeException {
        return new Town(World.of(name, Shapes.of(shape)));
    }

    World world() {
        return world;
    }

    /** Registers three programs: 1 is an account of domain 9. */
    Applied found() {
        Drafts drafts = world.drafts();
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ProgramId next = drafts.nextProgram();
            effects.add(drafts.fill(new Register(
                    drafts.header(next),
                    i == 0 ? DomainId.of(9) : DomainId.NONE,
                    World.key(next).publicKey().point())));
        }
        return world.apply(effects);
    }

    /** Deposits gold and hands it on. */
    Applied trade() {
        Fact fact = world.observe(DomainId.of(9), ProgramId.of(1), 1, AssetId.of("gold"), Quantity.of(100));
        world.takeSnapshot(World.START + 10);
        Drafts drafts = world.drafts();
        return world.apply(List.of(
                drafts.fill(new Deposit(
                        drafts.header(ProgramId.of(1)), fact.sequence(), fact.quantity(), fact.asset(), fact.digest())),
                drafts.fill(transfer(drafts, 1, 2)),
                drafts.fill(transfer(drafts, 2, 3))));
    }

    /** Program 3 hands the gold back to the account, which lets it out to a destination. */
    Applied leave(Reference destination) {
        Drafts drafts = world.drafts();
        return world.apply(List.of(
                drafts.fill(transfer(drafts, 3, 1)),
                drafts.fill(new Withdraw(drafts.header(ProgramId.of(1)), ResourceId.of(1), destination))));
    }

    private static Effect transfer(Drafts drafts, long from, long to) {
        return new Transfer(drafts.header(ProgramId.of(from)), ResourceId.of(1), CapabilityId.NONE, ProgramId.of(to));
    }

    /** What the circuit says of a batch, laid out as a witness. */
    static <T> T witness(Applied applied, WitnessUse<T> use) throws NativeBridgeException {
        try (Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            return use.of(witness);
        }
    }

    /** What to do with a witness while it is open. */
    interface WitnessUse<T> {
        T of(Witness witness) throws NativeBridgeException;
    }
}
