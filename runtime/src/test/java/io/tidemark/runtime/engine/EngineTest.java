package io.tidemark.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.RowLimits;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.testkit.World;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.Condition;
import io.tidemark.model.DomainId;
import io.tidemark.model.EntryDigest;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.Transfer;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.schedule.AccessSet;
import io.tidemark.runtime.schedule.Fork;
import io.tidemark.runtime.schedule.Guard;
import io.tidemark.runtime.schedule.LiveScheduler;
import io.tidemark.runtime.schedule.Priority;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.SimulatedScheduler;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class EngineTest {
    private static final ProgramId A = ProgramId.of(1);
    private static final ProgramId B = ProgramId.of(2);
    private static final ProgramId C = ProgramId.of(3);
    private static final ResourceId OF_A = ResourceId.of(1);
    private static final ResourceId OF_B = ResourceId.of(2);

    private final MemorySink sink = Town.sink();

    /** What a test does with an engine. */
    private interface Body {
        void run(Engine engine, Scheduler scheduler) throws Exception;
    }

    private void simulate(EngineSettings settings, Body body) throws TaskFailedException {
        new SimulatedScheduler(1).run("test", scheduler -> {
            body.run(Town.engine(settings, scheduler, sink), scheduler);
            return null;
        });
    }

    private void simulate(Body body) throws TaskFailedException {
        simulate(settings(), body);
    }

    private static EngineSettings settings() {
        return EngineSettings.of(Town.SHAPE, Town.LIMITS).withWorkers(2);
    }

    private static Proposal give(ResourceId resource, ProgramId from, ProgramId to) {
        return Proposal.of(transfer(resource, from, to));
    }

    private static Transfer transfer(ResourceId resource, ProgramId from, ProgramId to) {
        return new Transfer(Town.header(from), resource, CapabilityId.NONE, to);
    }

    private static Reason reason(Outcome outcome) {
        return ((Outcome.Rejected) outcome).reason();
    }

    private static List<Happened> happened(Outcome outcome) {
        return ((Outcome.Applied) outcome).effects();
    }

    @Test
    void submit_fillsInWhatADraftLacks_andSaysWhatHappened() throws Exception {
        simulate((engine, scheduler) -> {
            long before = Town.state().program(A).orElseThrow().counter().value();

            Outcome first = engine.submit(give(OF_A, A, C));
            Outcome second = engine.submit(give(ResourceId.of(3), A, C));

            assertThat(happened(first)).hasSize(1);
            Happened one = happened(first).getFirst();
            assertThat(one.position()).isEqualTo(1);
            assertThat(one.effect().header().counter().value()).isEqualTo(before + 1);
            assertThat(one.created()).isZero();
            assertThat(happened(second).getFirst().position()).isEqualTo(2);
            assertThat(happened(second).getFirst().effect().header().counter().value())
                    .isEqualTo(before + 2);
            assertThat(engine.look(Set.of(OF_A))
                            .resource(OF_A)
                            .orElseThrow()
                            .holding()
                            .owner())
                    .isEqualTo(C);
            assertThat(sink.log(A).stream().map(entry -> entry.payload()))
                    .containsExactly(
                            new AppliedEffect(one.effect(), 0),
                            new AppliedEffect(happened(second).getFirst().effect(), 0));
        });
    }

    @Test
    void submit_ruleBroken_isTheCodeOfTheCore_andNothingHappens() throws Exception {
        simulate((engine, scheduler) -> {
            Outcome outcome = engine.submit(give(OF_A, B, C));

            assertThat(reason(outcome)).isEqualTo(new Reason.Rule(RejectCode.E_NOT_OWNER, 0));
            assertThat(engine.cut(Town.signer())).isEmpty();
            assertThat(sink.log(B)).isEmpty();
        });
    }

    @Test
    void submit_group_happensAtOneTickOrNotAtAll() throws Exception {
        simulate((engine, scheduler) -> {
            Outcome refused =
                    engine.submit(Proposal.group(List.of(transfer(OF_A, A, B), transfer(ResourceId.of(3), B, A))));
            Outcome swapped = engine.submit(Proposal.group(List.of(transfer(OF_A, A, B), transfer(OF_B, B, A))));

            assertThat(reason(refused)).isEqualTo(new Reason.Rule(RejectCode.E_NOT_OWNER, 1));
            assertThat(happened(swapped)).hasSize(2);
            assertThat(happened(swapped).get(0).tick())
                    .isEqualTo(happened(swapped).get(1).tick());
            assertThat(happened(swapped).getFirst().position()).isEqualTo(1);
        });
    }

    /** A watches until B's resource is C's, and promises to give C its own then. */
    @Test
    void submit_fire_happensWithWhatWasPromised_orNotAtAll() throws Exception {
        simulate((engine, scheduler) -> {
            Transfer promised = transfer(OF_A, A, C);
            Condition condition = Condition.owner(OF_B, C);
            Watch watch = new Watch(Town.header(A), condition, promised.asPromise());
            WatchId made = WatchId.of(
                    happened(engine.submit(Proposal.of(watch))).getFirst().created());
            Fire fire = new Fire(Town.header(A), made, condition.watched(), watch.promise(), FactDigest.NONE);

            Outcome early = engine.submit(Proposal.fired(fire, promised));
            engine.submit(give(OF_B, B, C));
            Outcome another = engine.submit(Proposal.fired(fire, transfer(OF_A, A, B)));
            Outcome alone = engine.submit(Proposal.of(fire));
            Outcome fired = engine.submit(Proposal.fired(fire, promised));

            assertThat(reason(early)).isEqualTo(new Reason.Rule(RejectCode.E_CONDITION, 0));
            assertThat(reason(another)).isEqualTo(new Reason.Rule(RejectCode.E_PROMISE, 0));
            assertThat(reason(alone)).isEqualTo(new Reason.Rule(RejectCode.E_PROMISE, 0));
            assertThat(happened(fired)).hasSize(2);
            assertThat(engine.cut(Town.signer())).hasSize(1);
        });
    }

    @Test
    void submit_declaredTooLittle_rollsAllBack() throws Exception {
        simulate((engine, scheduler) -> {
            Proposal swap = Proposal.group(List.of(transfer(OF_A, A, B), transfer(OF_B, B, A)));

            Outcome outcome = engine.submit(swap.declaring(AccessSet.writing(A, B, OF_A)));
            Outcome onlyRead =
                    engine.submit(swap.declaring(new AccessSet(Set.<CellId>of(OF_B), Set.<CellId>of(A, B, OF_A))));

            assertThat(reason(outcome)).isEqualTo(new Reason.Undeclared(OF_B, false));
            assertThat(reason(outcome).code()).isEqualTo("E_UNDECLARED_ACCESS");
            assertThat(reason(onlyRead)).isEqualTo(new Reason.Undeclared(OF_B, true));
            assertThat(engine.cut(Town.signer())).isEmpty();
            assertThat(happened(engine.submit(swap.declaring(AccessSet.writing(A, B, OF_A, OF_B)))))
                    .hasSize(2);
        });
    }

    @Test
    void submit_registers_theEngineGivesTheIndex() throws Exception {
        simulate((engine, scheduler) -> {
            try (TaskScope scope = TaskScope.open(scheduler, "registers")) {
                List<Fork<Outcome>> forks = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    forks.add(scope.fork(
                            "register", () -> engine.submit(Proposal.of(Town.register(Town.NEWCOMER, DomainId.NONE)))));
                }
                scope.join();
                assertThat(forks.stream()
                                .map(fork -> happened(fork.result()).getFirst().created()))
                        .containsExactlyInAnyOrder(7L, 8L, 9L);
            }
            assertThat(engine.cut(Town.signer())).hasSize(1);
        });
    }

    @Test
    void submit_underAGuardOfTheCaller_takesNoLocksOfItsOwn() throws Exception {
        new SimulatedScheduler(1).run("test", scheduler -> {
            ResourceLocks locks = new ResourceLocks(scheduler);
            Engine engine = Engine.on(settings(), Town.state(), Town.snapshot(), scheduler, locks, sink);
            try (Guard guard = locks.acquire(AccessSet.writing(A, OF_A))) {
                assertThat(happened(engine.submit(give(OF_A, A, C), guard))).hasSize(1);
                assertThat(reason(engine.submit(give(ResourceId.of(3), A, C), guard)))
                        .isEqualTo(new Reason.Undeclared(ResourceId.of(3), false));
            }
            return null;
        });
    }

    @Test
    void submit_full_beginsAnotherBatch_orRefuses() throws Exception {
        ShapeCapacities two = new ShapeCapacities(2, 64, 64, 64, 64, 64, 1024, 64, 64, 64, 64, 64, 64);
        EngineSettings small =
                new EngineSettings(new Shape(Town.SHAPE.id(), two), RowLimits.of(two), WhenFull.BEGIN_ANOTHER, 2, 0);
        simulate(small, (engine, scheduler) -> {
            for (int i = 0; i < 5; i++) {
                assertThat(engine.submit(give(OF_A, A, A))).isInstanceOf(Outcome.Applied.class);
            }
            Outcome wide = engine.submit(Proposal.group(
                    List.of(transfer(OF_A, A, B), transfer(OF_B, B, A), transfer(ResourceId.of(3), A, B))));

            assertThat(reason(wide)).isEqualTo(new Reason.NoRoom("effects", 3, 2, true));
            List<CutBatch> batches = engine.cut(Town.signer());
            assertThat(batches).extracting(CutBatch::first).containsExactly(1L, 3L, 5L);
            assertThat(engine.read(OF_A).orElseThrow())
                    .isEqualTo(engine.state().cell(OF_A).orElseThrow());
        });
        simulate(small.whenFull(WhenFull.REFUSE), (engine, scheduler) -> {
            engine.submit(give(OF_A, A, A));
            engine.submit(give(OF_A, A, A));
            assertThat(reason(engine.submit(give(OF_A, A, A)))).isEqualTo(new Reason.NoRoom("effects", 3, 2, false));
            engine.cut(Town.signer());
            assertThat(engine.submit(give(OF_A, A, A))).isInstanceOf(Outcome.Applied.class);
        });
    }

    @Test
    void cut_isABatchThatTheCoreApplies_toTheSameRoot() throws Exception {
        simulate((engine, scheduler) -> {
            engine.submit(give(OF_A, A, C));
            engine.submit(new Proposal(
                    Bond.SINGLE,
                    List.of(new Invoke(Town.header(B), C, List.of(OF_B), EntryDigest.of("pay"), IntentHead.NONE)),
                    Optional.empty(),
                    Priority.NORMAL));

            CutBatch cut = engine.cut(Town.signer()).getFirst();

            var again = (TransitionResult.Applied)
                    new TransitionEngine(Town.SHAPE).apply(cut.before(), cut.batch(), cut.snapshot());
            assertThat(again.state().root()).isEqualTo(engine.state().root());
            assertThat(sink.batches()).containsExactly(cut);
            assertThat(payloads(C)).hasSize(1).first().isInstanceOf(LogEvent.Invoked.class);
            assertThat(payloads(B)).hasSize(1).first().isInstanceOf(AppliedEffect.class);
        });
    }

    private List<LogPayload> payloads(ProgramId program) {
        return sink.log(program).stream().map(entry -> entry.payload()).toList();
    }

    @Test
    void cut_badSignature_saysWhose_andTheNextCutClosesTheBatch() throws Exception {
        simulate((engine, scheduler) -> {
            engine.submit(give(OF_A, A, C));

            assertThatThrownBy(() -> engine.cut((program, head) -> World.key(C).sign(head.lane())))
                    .isInstanceOfSatisfying(
                            UnsignedException.class,
                            unsigned -> assertThat(unsigned.program()).isEqualTo(A));
            assertThat(engine.cut(Town.signer())).hasSize(1);
        });
    }

    @Test
    void turnTo_beginsAnotherBatch_andEffectsInFlightAreWrittenAgain() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            MemorySink logs = Town.sink();
            new SimulatedScheduler(seed).run("test", scheduler -> {
                Engine engine = Town.engine(settings(), scheduler, logs);
                var later = Snapshots.after(Town.snapshot(), engine.state(), World.START + 50);
                try (TaskScope scope = TaskScope.open(scheduler, "snapshot")) {
                    for (ResourceId resource : List.of(OF_A, OF_B, ResourceId.of(3), ResourceId.of(4))) {
                        ProgramId owner = resource.index() % 2 == 1 ? A : B;
                        scope.fork(
                                "gives",
                                () -> assertThat(engine.submit(give(resource, owner, C)))
                                        .isInstanceOf(Outcome.Applied.class));
                    }
                    assertThat(engine.turnTo(later)).isEmpty();
                    scope.join();
                }
                int effects = 0;
                for (CutBatch cut : engine.cut(Town.signer())) {
                    effects += cut.batch().effects().size();
                    assertThat(cut.batch().effects())
                            .allMatch(effect -> effect.header()
                                    .snapshot()
                                    .equals(cut.snapshot().digest()));
                    assertThat(new TransitionEngine(Town.SHAPE).apply(cut.before(), cut.batch(), cut.snapshot()))
                            .isInstanceOf(TransitionResult.Applied.class);
                }
                assertThat(effects).isEqualTo(4);
                assertThat(engine.turnTo(Town.snapshot())).contains(RejectCode.E_SNAPSHOT_ROLLBACK);
                return null;
            });
        }
    }

    @Test
    void await_wakesWhenItsCellsChange_andNeverLooksInBetween() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            new SimulatedScheduler(seed).run("test", scheduler -> {
                Engine engine = Town.engine(settings(), scheduler, Town.sink());
                int[] looks = {0};
                try (TaskScope scope = TaskScope.open(scheduler, "waits")) {
                    Fork<Glance> both = scope.fork(
                            "waits",
                            () -> engine.await(Awaited.of("both are C's", Set.of(OF_A, OF_B), glance -> {
                                looks[0]++;
                                boolean a = isOf(C, glance, OF_A);
                                assertThat(isOf(C, glance, OF_B)).isEqualTo(a);
                                return a;
                            })));
                    for (int i = 0; i < 10; i++) {
                        engine.submit(give(ResourceId.of(3), A, A));
                    }
                    engine.submit(Proposal.group(List.of(transfer(OF_A, A, C), transfer(OF_B, B, C))));
                    scope.join();
                    assertThat(both.result().position()).isEqualTo(12);
                }
                assertThat(looks[0]).isBetween(1, 2);
                return null;
            });
        }
    }

    private static boolean isOf(ProgramId owner, Glance glance, ResourceId resource) {
        return glance.resource(resource).orElseThrow().holding().owner().equals(owner);
    }

    @Test
    void submit_logFails_nothingIsAcknowledged_andTheEngineStops() throws Exception {
        class Failing implements LogSink {
            private final MemorySink inner = Town.sink();
            private int syncs;

            @Override
            public List<EntryHash> append(long first, int count, List<LogRecord> records) {
                return inner.append(first, count, records);
            }

            @Override
            public void sync(long position) throws SinkException {
                if (++syncs > 1) {
                    throw new SinkException("the disk is full", new IOException());
                }
            }

            @Override
            public void batch(CutBatch batch) {
                throw new AssertionError("expected no batch after a failed sync");
            }
        }
        new SimulatedScheduler(1).run("test", scheduler -> {
            Engine engine = Town.engine(settings(), scheduler, new Failing());
            assertThat(engine.submit(give(OF_A, A, C))).isInstanceOf(Outcome.Applied.class);
            assertThatThrownBy(() -> engine.submit(give(OF_B, B, C))).isInstanceOf(EngineStoppedException.class);
            assertThatThrownBy(() -> engine.submit(give(OF_B, B, C))).isInstanceOf(EngineStoppedException.class);
            assertThatThrownBy(() -> engine.cut(Town.signer())).isInstanceOf(EngineStoppedException.class);
            return null;
        });
    }

    /** An author whose effect is still on its way to the log holds up nobody else's effect, only its acknowledgement. */
    @Test
    void submit_isAcknowledgedOnlyWhenAllBeforeItAreInTheLog() throws Exception {
        CountDownLatch firstMayGo = new CountDownLatch(1);
        CountDownLatch secondAppended = new CountDownLatch(1);
        List<Long> syncs = new ArrayList<>();
        class Slow implements LogSink {
            private final MemorySink inner = Town.sink();

            @Override
            public List<EntryHash> append(long first, int count, List<LogRecord> records) {
                if (first == 1) {
                    await(firstMayGo);
                } else {
                    secondAppended.countDown();
                }
                return inner.append(first, count, records);
            }

            @Override
            public synchronized void sync(long position) {
                syncs.add(position);
            }

            @Override
            public void batch(CutBatch batch) {}
        }
        new LiveScheduler().run("test", scheduler -> {
            Engine engine = Town.engine(settings(), scheduler, new Slow());
            try (TaskScope scope = TaskScope.open(scheduler, "two")) {
                Fork<Outcome> first = scope.fork("first", () -> engine.submit(give(OF_A, A, C)));
                engine.await(Awaited.of("the first happened", Set.of(OF_A), glance -> glance.position() == 1));
                Fork<Outcome> second = scope.fork("second", () -> engine.submit(give(OF_B, B, C)));
                await(secondAppended);
                assertThat(syncs).isEmpty();
                firstMayGo.countDown();
                scope.join();
                assertThat(first.result()).isInstanceOf(Outcome.Applied.class);
                assertThat(second.result()).isInstanceOf(Outcome.Applied.class);
            }
            return null;
        });
        assertThat(syncs).containsExactlyInAnyOrder(1L, 2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
