package io.tidemark.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.testkit.World;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Height;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.SimulatedScheduler;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccountDeskTest {
    private static final ProgramId A = ProgramId.of(1);
    private static final ProgramId B = ProgramId.of(2);
    private static final ProgramId PLAIN = ProgramId.of(3);

    private final MemorySink sink = Town.sink();

    private static Fact fact(ProgramId account, long sequence, long quantity) {
        return new Fact(
                Town.DOMAIN,
                account,
                Sequence.of(sequence),
                FactKind.DEPOSIT,
                Town.GOLD,
                new Quantity(quantity),
                new Height(500 + sequence),
                Seconds.of(World.START + 2),
                Reference.of("deposit " + account.index() + "/" + sequence));
    }

    private static Engine engine(Scheduler scheduler, MemorySink sink, Fact... facts) {
        Engine engine = Town.engine(EngineSettings.of(Town.SHAPE, Town.LIMITS).withWorkers(2), scheduler, sink);
        assertThat(engine.turnTo(Snapshots.after(Town.snapshot(), engine.state(), World.START + 60, facts)))
                .isEmpty();
        return engine;
    }

    private static List<Long> quantities(Engine engine, List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> ((Outcome.Applied) outcome).effects().getFirst().created())
                .map(index -> engine.read(ResourceId.of(index)).orElseThrow())
                .map(cell -> ((ResourceCell) cell).quantity().bits())
                .toList();
    }

    /** One fact of each account waits in the town's snapshot; three more come, in disorder. */
    @Test
    void deposit_eachAccountInTheOrderOfItsSequences_whateverTheInterleaving() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            new SimulatedScheduler(seed).run("desk", scheduler -> {
                Engine engine = engine(scheduler, Town.sink(), fact(A, 7, 70), fact(B, 6, 61), fact(A, 6, 60));
                AccountDesk desk = new AccountDesk(engine, scheduler);

                Map<ProgramId, List<Outcome>> outcomes = desk.deposit(List.of(A, B));

                assertThat(quantities(engine, outcomes.get(A))).containsExactly(18L, 60L, 70L);
                assertThat(quantities(engine, outcomes.get(B))).containsExactly(19L, 61L);
                assertThat(desk.waiting(A)).isEmpty();
                assertThat(engine.cut(Town.signer())).hasSize(1);
                return null;
            });
        }
    }

    @Test
    void deposit_anAccountThatIsRefused_holdsUpNoOther_andSkipsNothing() throws Exception {
        new SimulatedScheduler(1).run("desk", scheduler -> {
            Engine engine = engine(scheduler, sink, fact(PLAIN, 1, 5), fact(PLAIN, 2, 6));
            AccountDesk desk = new AccountDesk(engine, scheduler);

            Map<ProgramId, List<Outcome>> outcomes = desk.deposit(Set.of(A, PLAIN));

            assertThat(outcomes.get(PLAIN)).hasSize(1);
            assertThat(((Outcome.Rejected) outcomes.get(PLAIN).getFirst()).reason())
                    .isEqualTo(new Reason.Rule(RejectCode.E_NOT_ACCOUNT, 0));
            assertThat(desk.waiting(PLAIN)).hasSize(2);
            assertThat(outcomes.get(A)).hasSize(1).allMatch(outcome -> outcome instanceof Outcome.Applied);
            return null;
        });
    }

    @Test
    void withdraw_leavesAReceipt() throws Exception {
        new SimulatedScheduler(1).run("desk", scheduler -> {
            Engine engine = engine(scheduler, sink);
            Outcome outcome =
                    new AccountDesk(engine, scheduler).withdraw(A, ResourceId.of(1), Reference.of("far away"));

            assertThat(outcome).isInstanceOf(Outcome.Applied.class);
            ResourceCell cell = (ResourceCell) engine.read(ResourceId.of(1)).orElseThrow();
            assertThat(cell.holding().status()).isEqualTo(ResourceStatus.WITHDRAWN);
            return null;
        });
    }
}
