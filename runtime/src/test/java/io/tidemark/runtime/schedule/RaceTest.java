package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RaceTest {
    private static final Duration FOR_EVER = Duration.ofDays(1000);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void race_firstSuccessWins_andTheOthersHaveEnded(Scheduler scheduler) throws Exception {
        AtomicInteger started = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        scheduler.run("root", s -> {
            Won<String> won = new Race<String>(s, "race")
                    .branch("slow", turn -> {
                        try {
                            started.incrementAndGet();
                            s.sleep(FOR_EVER);
                            return "slow";
                        } finally {
                            ended.incrementAndGet();
                        }
                    })
                    .branch("failing", turn -> {
                        throw new IllegalStateException("no");
                    })
                    .branch("quick", turn -> {
                        s.sleep(Duration.ofMillis(1));
                        return "quick";
                    })
                    .run();
            assertThat(ended).hasValue(started.get());
            assertThat(won.branch()).isEqualTo(2);
            assertThat(won.value()).isEqualTo("quick");
            return Done.DONE;
        });
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void race_whereAllActAtOnce_leavesTheEffectOfOneAlone(Scheduler scheduler) throws Exception {
        ConcurrentLinkedQueue<Integer> effects = new ConcurrentLinkedQueue<>();
        Won<Integer> won = scheduler.run("root", s -> {
            Race<Integer> race = new Race<>(s, "race");
            for (int i = 0; i < 5; i++) {
                int branch = i;
                race.branch("branch", turn -> {
                    s.pause();
                    turn.win();
                    effects.add(branch);
                    s.sleep(Duration.ofMillis(1));
                    effects.add(branch);
                    return branch;
                });
            }
            return race.run();
        });
        assertThat(effects).containsExactly(won.branch(), won.branch());
        assertThat(won.value()).isEqualTo(won.branch());
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void race_wonByABranchThatFailsLater_fails(Scheduler scheduler) {
        assertThatThrownBy(() -> scheduler.run(
                        "root",
                        s -> new Race<String>(s, "race")
                                .branch("winner", turn -> {
                                    turn.win();
                                    s.pause();
                                    throw new IllegalStateException("after winning");
                                })
                                .branch("other", turn -> {
                                    s.sleep(FOR_EVER);
                                    return "other";
                                })
                                .run()))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("after winning");
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void race_thatAllLose_throwsTheFirstFailureWithTheOthers(Scheduler scheduler) {
        TaskFailedException failure = catchThrowableOfType(
                TaskFailedException.class,
                () -> scheduler.run(
                        "root",
                        s -> new Race<String>(s, "race")
                                .branch("one", turn -> {
                                    throw new IllegalStateException("one");
                                })
                                .branch("two", turn -> {
                                    s.sleep(Duration.ofMillis(50));
                                    throw new IllegalStateException("two");
                                })
                                .run()));
        assertThat(failure).hasRootCauseMessage("one");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasRootCauseMessage("two"));
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void race_inACancelledTask_isCancelled(Scheduler scheduler) throws Exception {
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "outer")) {
                Fork<Won<String>> child = scope.fork(
                        "racing",
                        () -> new Race<String>(s, "race")
                                .branch("one", turn -> {
                                    s.sleep(FOR_EVER);
                                    return "one";
                                })
                                .branch("two", turn -> {
                                    s.sleep(FOR_EVER);
                                    return "two";
                                })
                                .run());
                s.pause();
                scope.cancelChildren();
                scope.join();
                assertThat(child.outcome()).isInstanceOf(Outcome.Cancelled.class);
            }
            return Done.DONE;
        });
    }

    @Test
    void race_withoutBranches_isRefused() {
        assertThatThrownBy(() -> new SimulatedScheduler(1).run("root", s -> new Race<String>(s, "race").run()))
                .hasRootCauseInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void timeout_cancelsWhatTakesTooLong(Scheduler scheduler) throws Exception {
        AtomicInteger ended = new AtomicInteger();
        scheduler.run("root", s -> {
            Timed<String> timed = Timeout.within(s, "wait", Duration.ofMillis(1), () -> {
                try {
                    s.sleep(FOR_EVER);
                    return "late";
                } finally {
                    ended.incrementAndGet();
                }
            });
            assertThat(timed).isInstanceOf(Timed.TimedOut.class);
            assertThat(ended).hasValue(1);
            assertThat(Timeout.within(s, "quick", FOR_EVER, () -> "in time"))
                    .isEqualTo(new Timed.Completed<>("in time"));
            return Done.DONE;
        });
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void timeout_ofABodyThatFails_fails(Scheduler scheduler) {
        assertThatThrownBy(() -> scheduler.run(
                        "root",
                        s -> Timeout.within(s, "failing", FOR_EVER, () -> {
                            throw new IllegalStateException("broken");
                        })))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("broken");
    }
}
