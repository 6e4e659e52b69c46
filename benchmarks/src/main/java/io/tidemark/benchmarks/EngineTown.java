package io.tidemark.benchmarks;

import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Transfer;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Sixty-four accounts with eight resources each, and what they do: each effect gives a resource to its own owner. */
final class EngineTown {
    static final int ACCOUNTS = 64;
    static final int RESOURCES_EACH = 8;
    static final int BATCH = 256;
    private static final DomainId DOMAIN = DomainId.of(1);
    private static final ShapeCapacities ROOM = new ShapeCapacities(
            BATCH, BATCH, BATCH, BATCH, BATCH, BATCH, 4096, BATCH, BATCH, BATCH, BATCH, BATCH, BATCH);
    static final Shape SHAPE = new Shape(ShapeId.of("town", 8), ROOM);
    static final RowLimits LIMITS = RowLimits.of(ROOM);

    private static final World TOWN = found();

    private EngineTown() {}

    /** A copy of its own, in a store of its own. */
    static State state() {
        return TOWN.state().copyTo(new MemoryNodeStore(), 1);
    }

    static SnapshotView snapshot() {
        return TOWN.snapshot();
    }

    private static World found() {
        World world = World.of("town", SHAPE);
        world.prepare(LongStream.rangeClosed(1, ACCOUNTS)
                .mapToObj(index -> (Effect) new Register(
                        header(ProgramId.of(index)),
                        DOMAIN,
                        World.key(ProgramId.of(index)).publicKey().point()))
                .map(world.drafts()::fill)
                .toList());
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS * RESOURCES_EACH; i++) {
            facts.add(world.observe(
                    DOMAIN, ProgramId.of(1 + i % ACCOUNTS), 1 + i / ACCOUNTS, AssetId.of("gold"), new Quantity(100)));
        }
        world.takeSnapshot(World.START + 1);
        for (int from = 0; from < facts.size(); from += ACCOUNTS) {
            world.prepare(facts.subList(from, from + ACCOUNTS).stream()
                    .map(EngineTown::deposit)
                    .map(world.drafts()::fill)
                    .toList());
        }
        return world;
    }

    private static Effect deposit(Fact fact) {
        return new Deposit(header(fact.account()), fact.sequence(), fact.quantity(), fact.asset(), fact.digest());
    }

    /**
     * What one of several threads proposes in a round.
     *
     * @param disjoint whether each thread has accounts of its own; else all have the same account and resource
     */
    static List<Effect> drafts(int thread, int threads, boolean disjoint) {
        List<Effect> drafts = new ArrayList<>();
        for (int i = 0; i < BATCH / threads; i++) {
            int own = thread * (ACCOUNTS / threads) + i % (ACCOUNTS / threads);
            int account = disjoint ? own : 0;
            int resource = disjoint ? i / (ACCOUNTS / threads) % RESOURCES_EACH : 0;
            drafts.add(new Transfer(
                    header(ProgramId.of(1 + account)),
                    ResourceId.of(1 + account + (long) resource * ACCOUNTS),
                    CapabilityId.NONE,
                    ProgramId.of(1 + account)));
        }
        return drafts;
    }

    private static EffectHeader header(ProgramId author) {
        return EffectHeader.of(author, Counter.ZERO, SnapshotDigest.NONE);
    }

    /** Has so many tasks propose a round of drafts at the same time; the nanoseconds until all are done. */
    static long propose(Scheduler scheduler, int threads, boolean disjoint, Consumer<Effect> submit) throws Exception {
        long start = System.nanoTime();
        try (TaskScope scope = TaskScope.open(scheduler, "round")) {
            for (int thread = 0; thread < threads; thread++) {
                List<Effect> drafts = drafts(thread, threads, disjoint);
                scope.fork("proposes", () -> drafts.forEach(submit));
            }
            scope.join();
        }
        return System.nanoTime() - start;
    }
}
