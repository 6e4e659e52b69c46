package io.tidemark.runtime.engine;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.testkit.World;
import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Counter;
import io.tidemark.model.Decline;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Transfer;
import io.tidemark.model.log.Founded;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.replay.LoggedWorld;
import io.tidemark.runtime.replay.Story;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/** An instance whose first batches a logged world made, and engines that go on from there in its logs. For tests. */
public final class LoggedEngine {
    /** Batches that are in the logs before any engine. */
    public static final int BATCHES_BEFORE = 2;

    private static final int PROGRAMS = 4;
    private static final int RESOURCES = 6;

    private final Founded founded;
    private final State state;
    private final SnapshotView view;

    private LoggedEngine(LoggedWorld world) {
        this.founded = world.founded();
        this.state = world.state();
        this.view = world.view();
    }

    /** How much several tasks propose, while another one cuts. */
    public record Work(int tasks, int proposals, int cuts) {}

    /** What is told as soon as it is acknowledged. */
    public interface Told {
        void applied(Outcome.Applied outcome);

        void batch(CutBatch batch);
    }

    /** Founds it in that folder: four programs, of which the first is an account, and six resources. */
    public static LoggedEngine found(LogFolder folder) throws Exception {
        try (LoggedWorld world = new LoggedWorld(folder)) {
            List<Function<BatchBuilder, Effect>> registers = new ArrayList<>();
            for (long index = 1; index <= PROGRAMS; index++) {
                registers.add(Story.register(ProgramId.of(index), index == 1 ? LoggedWorld.DOMAIN : DomainId.NONE));
            }
            batch(world, registers);
            List<Function<BatchBuilder, Effect>> deposits = new ArrayList<>();
            for (long index = 1; index <= RESOURCES; index++) {
                deposits.add(Story.deposit(world.observe(ProgramId.of(1), index, 10 * index)));
            }
            for (long index = 2; index <= RESOURCES; index++) {
                deposits.add(Story.transfer(ProgramId.of(1), ResourceId.of(index), ProgramId.of(1 + index % PROGRAMS)));
            }
            world.snapshot(List.of(0, 1));
            batch(world, deposits);
            return new LoggedEngine(world);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void batch(LoggedWorld world, List<Function<BatchBuilder, Effect>> drafts) throws Exception {
        world.batch(drafts.toArray(new Function[0]));
    }

    public Founded founded() {
        return founded;
    }

    public SnapshotView view() {
        return view;
    }

    /** Lets random effects happen, some of which are refused; the state after the last cut. */
    public State run(Scheduler scheduler, InstanceLogs logs, long seed, Work work, Told told) throws Exception {
        return scheduler.run("engine", at -> {
            EngineSettings settings = EngineSettings.of(LoggedWorld.SHAPE, RowLimits.of(LoggedWorld.SHAPE.capacities()))
                    .withWorkers(2);
            DurableSink sink = new DurableSink(logs, LoggedWorld::actor);
            Engine engine = Engine.on(settings, state, view, at, new ResourceLocks(at), sink);
            try (TaskScope scope = TaskScope.open(at, "proposers")) {
                for (int task = 0; task < work.tasks; task++) {
                    SplittableRandom random = new SplittableRandom(seed * 1_000 + task);
                    scope.fork("proposer " + task, () -> propose(engine, random, work.proposals, told::applied));
                }
                for (int i = 0; i < work.cuts; i++) {
                    at.pause();
                    engine.cut(World.signer()).forEach(told::batch);
                }
                scope.join();
            }
            engine.cut(World.signer()).forEach(told::batch);
            return engine.state();
        });
    }

    private static void propose(Engine engine, SplittableRandom random, int count, Consumer<Outcome.Applied> told) {
        for (int i = 0; i < count; i++) {
            Proposal proposal = random.nextInt(5) == 0
                    ? Proposal.group(List.of(transfer(engine, random), transfer(engine, random)))
                    : Proposal.of(effect(engine, random));
            if (engine.submit(proposal) instanceof Outcome.Applied applied) {
                told.accept(applied);
            }
        }
    }

    private static Effect effect(Engine engine, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> invoke(engine, random);
            case 1 -> answer(engine, random);
            default -> transfer(engine, random);
        };
    }

    private static Effect transfer(Engine engine, SplittableRandom random) {
        ResourceId resource = resource(random);
        return new Transfer(by(owner(engine, resource)), resource, CapabilityId.NONE, program(random));
    }

    private static Effect invoke(Engine engine, SplittableRandom random) {
        ResourceId resource = resource(random);
        return new Invoke(
                by(owner(engine, resource)),
                program(random),
                List.of(resource),
                EntryDigest.of("take"),
                IntentHead.NONE);
    }

    private static Effect answer(Engine engine, SplittableRandom random) {
        CallId id = CallId.of(1 + random.nextInt(4));
        Optional<CallCell> call = engine.read(id).map(CallCell.class::cast);
        ProgramId target = call.map(CallCell::target).orElse(ProgramId.of(1));
        IntentHead head = call.map(CallCell::invokeHead).orElse(IntentHead.NONE);
        return random.nextBoolean()
                ? new Accept(by(target), id, head, IntentHead.NONE)
                : new Decline(by(target), id, head, IntentHead.NONE);
    }

    private static ProgramId owner(Engine engine, ResourceId resource) {
        return engine.read(resource)
                .map(cell -> ((ResourceCell) cell).holding().owner())
                .orElseThrow();
    }

    private static ResourceId resource(SplittableRandom random) {
        return ResourceId.of(1 + random.nextInt(RESOURCES));
    }

    private static ProgramId program(SplittableRandom random) {
        return ProgramId.of(1 + random.nextInt(PROGRAMS));
    }

    private static EffectHeader by(ProgramId author) {
        return EffectHeader.of(author, Counter.of(1), SnapshotDigest.NONE);
    }
}
