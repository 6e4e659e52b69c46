package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Random programs of locks, scopes, races and timeouts, each under several schedules. Any stall is a lost wakeup, for a cycle
 * of locks is broken, and nothing else here waits for ever.
 */
class ScheduleSimulationTest {
    private static final int SCHEDULES = 4;

    @Test
    void randomPrograms_keepTheRules_andReplay(TestReporter reporter) {
        int[] totals = new int[3];
        Seeds.each(seed -> {
            List<RandomProgram> program = new RandomProgram.Draw(seed).program();
            Map<Set<String>, String> victims = new HashMap<>();
            for (int schedule = 0; schedule < SCHEDULES; schedule++) {
                Timers timers = schedule % 2 == 0 ? Timers.WHEN_IDLE : Timers.ANY_TIME;
                long choices = new SplittableRandom(seed).nextLong() + schedule;
                Run run = new Run(new SimulatedScheduler(choices, timers), victims);
                run.run(program);
                totals[0] += run.ledger.granted;
                totals[1] += run.ledger.refused;
                totals[2] += run.ledger.waited;
                if (schedule == 0) {
                    Run again = new Run(new SimulatedScheduler(choices, timers), victims);
                    again.run(program);
                    assertThat(again.scheduler.trace()).isEqualTo(run.scheduler.trace());
                }
            }
        });
        reporter.publishEntry(Seeds.count() + " programs: " + totals[0] + " guards, " + totals[1]
                + " deadlocks broken, " + totals[2] + " sightings of a task that waits");
        Seeds.requireSeen(totals[0], 1);
        Seeds.requireSeen(totals[1], 10);
        Seeds.requireSeen(totals[2], 1);
    }

    private static final class Run {
        private final SimulatedScheduler scheduler;
        private final ResourceLocks locks;
        private final Ledger ledger;
        private final Map<TaskId, String> requests = new HashMap<>();

        Run(SimulatedScheduler scheduler, Map<Set<String>, String> victims) {
            this.scheduler = scheduler;
            this.locks = new ResourceLocks(scheduler);
            this.ledger = new Ledger(locks, victims);
        }

        void run(List<RandomProgram> program) throws Exception {
            scheduler.run("root", s -> {
                perform(program);
                ledger.close();
                return Done.DONE;
            });
        }

        private Done perform(List<RandomProgram> steps) throws Exception {
            for (RandomProgram step : steps) {
                ledger.look();
                perform(step);
            }
            return Done.DONE;
        }

        private void perform(RandomProgram step) throws Exception {
            switch (step) {
                case RandomProgram.Pause pause -> scheduler.pause();
                case RandomProgram.Sleep sleep -> scheduler.sleep(sleep.duration());
                case RandomProgram.Fails fails -> throw new Failure();
                case RandomProgram.Locked locked -> lock(locked);
                case RandomProgram.Children children -> scope(children);
                case RandomProgram.Racing racing -> race(racing);
                case RandomProgram.Limited limited ->
                    tolerate(
                            () -> Timeout.within(scheduler, "limited", limited.limit(), () -> perform(limited.body())));
            }
        }

        private void lock(RandomProgram.Locked step) throws Exception {
            Task task = scheduler.current();
            ledger.asks(task, step.set());
            requests.put(task.id(), step.set() + " " + step.priority());
            Guard guard;
            try {
                guard = locks.acquire(step.set(), step.priority());
            } catch (DeadlockException e) {
                ledger.refused(e, requests);
                throw e;
            } finally {
                ledger.gives(task);
            }
            Ledger.Held held = ledger.enters(task, step.set());
            Runnable leave = () -> ledger.leaves(held);
            task.atEnd(leave);
            try {
                ledger.work(scheduler, step.set());
                perform(step.inside());
            } finally {
                if (!step.leaky()) {
                    task.forget(leave);
                    ledger.leaves(held);
                    guard.close();
                }
            }
        }

        private void scope(RandomProgram.Children step) throws Exception {
            tolerate(() -> {
                try (TaskScope scope = TaskScope.open(scheduler, "children")) {
                    step.branches().forEach(branch -> scope.fork("child", () -> perform(branch)));
                    if (step.joined()) {
                        scope.join();
                    }
                }
            });
        }

        private void race(RandomProgram.Racing step) throws Exception {
            tolerate(() -> {
                Race<Done> race = new Race<>(scheduler, "race");
                step.branches().forEach(branch -> race.branch("branch", turn -> perform(branch)));
                race.run();
            });
        }

        /** What failed by the program's own will has gone up to here, and nobody below is left with a lock. */
        private void tolerate(TaskAction action) throws Exception {
            try {
                action.run();
            } catch (TaskFailedException e) {
                requireOwnWill(e);
            } finally {
                ledger.nothingBelow(scheduler.current());
            }
        }

        private static void requireOwnWill(TaskFailedException failure) throws TaskFailedException {
            Throwable cause = failure.getCause();
            boolean ownWill = cause instanceof Failure
                    || cause instanceof DeadlockException
                    || cause instanceof LockHeldException;
            if (!ownWill) {
                throw failure;
            }
            for (Throwable other : failure.getSuppressed()) {
                if (other instanceof TaskFailedException sibling) {
                    requireOwnWill(sibling);
                }
            }
        }
    }

    /** Thrown on purpose. */
    private static final class Failure extends Exception {}
}
