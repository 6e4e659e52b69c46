package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedSchedulerTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void sameSeed_givesTheSameTrace() throws Exception {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(traceOfThree(seed)).isEqualTo(traceOfThree(seed));
        }
    }

    @Test
    void differentSeeds_findEveryOrder() throws Exception {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            List<Integer> order = new ArrayList<>();
            new SimulatedScheduler(seed).run("root", s -> {
                try (TaskScope scope = TaskScope.open(s, "three")) {
                    for (int i = 0; i < 3; i++) {
                        int number = i;
                        scope.fork("child", () -> {
                            order.add(number);
                        });
                    }
                    scope.join();
                }
                return Done.DONE;
            });
            orders.add(order);
        }
        assertThat(orders).hasSize(6);
    }

    private static List<Step> traceOfThree(long seed) throws TaskFailedException {
        SimulatedScheduler scheduler = new SimulatedScheduler(seed, Timers.ANY_TIME);
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "three")) {
                for (int i = 0; i < 3; i++) {
                    Duration wait = HOUR.multipliedBy(i);
                    scope.fork("child", () -> {
                        s.pause();
                        s.sleep(wait);
                        s.pause();
                    });
                }
                scope.join();
            }
            return Done.DONE;
        });
        assertThat(scheduler.trace()).hasSizeGreaterThan(9);
        return scheduler.trace();
    }

    @Test
    void time_isVirtual_andWaitsForWhoCanRun() throws Exception {
        SimulatedScheduler scheduler = new SimulatedScheduler(7);
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "two")) {
                Fork<Instant> late = scope.fork("late", () -> {
                    s.sleep(HOUR);
                    return s.now();
                });
                Fork<Instant> busy = scope.fork("busy", () -> {
                    for (int i = 0; i < 1000; i++) {
                        s.pause();
                    }
                    return s.now();
                });
                scope.join();
                assertThat(late.result()).isEqualTo(Instant.EPOCH.plus(HOUR));
                assertThat(busy.result()).isEqualTo(Instant.EPOCH);
            }
            return Done.DONE;
        });
    }

    @Test
    void timeAnyTime_letsADeadlinePassWhileSomebodyWorks() throws Exception {
        Set<Boolean> completed = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            completed.add(new SimulatedScheduler(seed, Timers.ANY_TIME)
                    .run(
                            "root",
                            s -> Timeout.within(s, "work", HOUR, () -> {
                                        s.pause();
                                        s.pause();
                                        return Done.DONE;
                                    })
                                    instanceof Timed.Completed<Done>));
        }
        assertThat(completed).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void deadlockOfAll_isReportedWithWhoWaitsForWhat() {
        SimulatedScheduler scheduler = new SimulatedScheduler(5);
        List<String> ended = new ArrayList<>();
        StalledException stall = catchThrowableOfType(
                StalledException.class,
                () -> scheduler.run("root", s -> {
                    try (TaskScope scope = TaskScope.open(s, "two")) {
                        scope.fork("idle", () -> {
                            try {
                                s.park("a letter");
                            } finally {
                                ended.add("idle");
                            }
                        });
                        scope.join();
                    } finally {
                        ended.add("root");
                    }
                    return Done.DONE;
                }));
        assertThat(stall).hasMessageContaining("replay with seed 5");
        assertThat(stall.waiting()).containsExactly("1 (root): two of 1 (root)", "1.1 (idle): a letter");
        assertThat(ended).containsExactly("idle", "root");
    }

    @Test
    void scheduler_afterAStall_canRunAgain() throws Exception {
        SimulatedScheduler scheduler = new SimulatedScheduler(5);
        assertThatThrownBy(() -> scheduler.run("root", s -> {
                    s.park("nothing");
                    return 1;
                }))
                .isInstanceOf(StalledException.class);
        assertThat(scheduler.<Integer>run("root", s -> 2)).isEqualTo(2);
    }

    @Test
    void permit_givenBeforePark_isNotLost_andTwoAreOne() throws Exception {
        new SimulatedScheduler(3).run("root", s -> {
            s.unpark(s.current());
            s.unpark(s.current());
            s.park("what came before");
            assertThat(s.parkUntil("nothing", s.now().plus(HOUR))).isFalse();
            return Done.DONE;
        });
    }

    @Test
    void run_insideATask_isRefused() {
        SimulatedScheduler scheduler = new SimulatedScheduler(3);
        assertThatThrownBy(() -> scheduler.run("root", s -> s.run("second", t -> 1)))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void current_outsideATask_isRefused() {
        assertThatThrownBy(() -> new SimulatedScheduler(3).current())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Scheduler.run");
    }
}
