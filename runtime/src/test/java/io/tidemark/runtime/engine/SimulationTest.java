package io.tidemark.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.State;
import io.tidemark.runtime.schedule.LiveScheduler;
import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.SimulatedScheduler;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random proposals by several tasks at once, while another one cuts: the outcome is that of one order. In
 * {@code -Dtidemark.engine.seeds} simulations, from {@code -Dtidemark.seed} on; and with threads.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("tidemark.engine.seeds", 60);
    private static final long FIRST = Long.getLong("tidemark.seed", 1);
    private static final int TASKS = 4;
    private static final int WISHES = 6;
    private static final int CUTS = 2;

    private int applied;
    private int undeclared;

    @Test
    void submit_simulated_isOneOrder() throws Exception {
        Set<Long> roots = new TreeSet<>();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                roots.add(run(new SimulatedScheduler(seed), seed, TASKS, WISHES));
            } catch (AssertionError | Exception failed) {
                throw new AssertionError("replay with -Dtidemark.seed=" + seed + " -Dtidemark.engine.seeds=1", failed);
            }
        }
        assertThat(applied).isGreaterThan(SEEDS);
        assertThat(roots).hasSizeGreaterThan(SEEDS / 2);
        System.out.println(applied + " proposals applied, " + undeclared + " undeclared, in " + SEEDS + " simulations");
    }

    @Test
    void submit_sameSeed_givesTheSameRoot() throws Exception {
        long once = run(new SimulatedScheduler(FIRST), FIRST, TASKS, WISHES);

        assertThat(run(new SimulatedScheduler(FIRST), FIRST, TASKS, WISHES)).isEqualTo(once);
    }

    @Test
    void submit_threads_isOneOrder() throws Exception {
        for (int round = 0; round < 1 + SEEDS / 30; round++) {
            run(new LiveScheduler(), FIRST + round, 2 * TASKS, 5 * WISHES);
        }
        assertThat(applied).isPositive();
    }

    /** One run; a number that follows from its last root. */
    private long run(Scheduler scheduler, long seed, int tasks, int wishes) throws Exception {
        MemorySink sink = Town.sink();
        Linear linear = new Linear();
        State[] ends = new State[2];
        scheduler.run("town", at -> {
            Engine engine =
                    Town.engine(EngineSettings.of(Town.SHAPE, Town.LIMITS).withWorkers(2), at, sink);
            ends[0] = engine.state();
            try (TaskScope scope = TaskScope.open(at, "wishes")) {
                for (int task = 0; task < tasks; task++) {
                    Wishes some = new Wishes(engine, seed * 1_000 + task);
                    scope.fork("wisher " + task, () -> {
                        for (int i = 0; i < wishes; i++) {
                            Proposal proposal = some.next();
                            linear.add(proposal, engine.submit(proposal));
                        }
                    });
                }
                for (int i = 0; i < CUTS; i++) {
                    at.pause();
                    engine.cut(Town.signer());
                }
                scope.join();
            }
            engine.cut(Town.signer());
            linear.check(ends[0], engine, sink);
            ends[1] = engine.state();
            return null;
        });
        applied += linear.applied();
        undeclared += linear.rejected(Reason.Undeclared.CODE);
        return ends[1].root().lane().hashCode();
    }
}
