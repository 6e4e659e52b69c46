package io.tidemark.runtime.engine;

import io.tidemark.core.RowLimits;
import io.tidemark.core.Signer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.Counter;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;
import java.util.ArrayList;
import java.util.List;

/**
 * Six programs, of which the first two are accounts; each account has deposited four resources, and a fact of each waits.
 * Building it costs signatures, so it is done once; each engine works on a copy.
 */
final class Town {
    static final int PROGRAMS = 6;
    static final int ACCOUNTS = 2;
    static final int RESOURCES = 8;
    static final ProgramId NEWCOMER = ProgramId.of(99);
    static final DomainId DOMAIN = DomainId.of(1);
    static final AssetId GOLD = AssetId.of("gold");
    static final ShapeCapacities ROOM = new ShapeCapacities(64, 64, 64, 64, 64, 64, 1024, 64, 64, 64, 64, 64, 64);
    static final Shape SHAPE = new Shape(ShapeId.of("town", 4), ROOM);
    static final RowLimits LIMITS = RowLimits.of(ROOM);

    private static final Town TOWN = new Town();

    private final World world = World.of("town", SHAPE);

    private Town() {
        List<Effect> registers = new ArrayList<>();
        for (long index = 1; index <= PROGRAMS; index++) {
            registers.add(register(ProgramId.of(index), index <= ACCOUNTS ? DOMAIN : DomainId.NONE));
        }
        world.prepare(registers.stream().map(world.drafts()::fill).toList());
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < RESOURCES + ACCOUNTS; i++) {
            facts.add(world.observe(
                    DOMAIN, ProgramId.of(1 + i % ACCOUNTS), 1 + i / ACCOUNTS, GOLD, new Quantity(10 + i)));
        }
        world.takeSnapshot(World.START + 1);
        world.prepare(facts.subList(0, RESOURCES).stream()
                .map(Town::deposit)
                .map(world.drafts()::fill)
                .toList());
    }

    static World world() {
        return TOWN.world;
    }

    static SnapshotView snapshot() {
        return TOWN.world.snapshot();
    }

    /** A copy of its own, in a store of its own. */
    static State state() {
        return TOWN.world.state().copyTo(new MemoryNodeStore(), 1);
    }

    /** An engine on a copy. */
    static Engine engine(EngineSettings settings, Scheduler scheduler, LogSink sink) {
        return Engine.on(settings, state(), snapshot(), scheduler, new ResourceLocks(scheduler), sink);
    }

    static MemorySink sink() {
        return new MemorySink(TOWN.world.state().instance());
    }

    /** Signs for those of the town with their own keys, for all who came later with {@link #NEWCOMER}'s. */
    static Signer signer() {
        return (program, head) ->
                World.key(program.index() <= PROGRAMS ? program : NEWCOMER).sign(head.lane());
    }

    static EffectHeader header(ProgramId author) {
        return EffectHeader.of(author, Counter.ZERO, snapshot().digest());
    }

    static Register register(ProgramId program, DomainId domain) {
        return new Register(
                EffectHeader.of(program, Counter.ZERO, SnapshotDigest.NONE),
                domain,
                World.key(program).publicKey().point());
    }

    static Deposit deposit(Fact fact) {
        return new Deposit(
                EffectHeader.of(fact.account(), Counter.ZERO, SnapshotDigest.NONE),
                fact.sequence(),
                fact.quantity(),
                fact.asset(),
                fact.digest());
    }
}
