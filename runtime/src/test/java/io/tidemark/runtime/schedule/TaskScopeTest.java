package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskScopeTest {
    private static final Duration FOR_EVER = Duration.ofDays(1000);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void join_waitsForAllChildren(Scheduler scheduler) throws Exception {
        int sum = scheduler.run("sum", s -> {
            try (TaskScope scope = TaskScope.open(s, "parts")) {
                Fork<Integer> left = scope.fork("left", () -> {
                    s.pause();
                    return 3;
                });
                Fork<Integer> right = scope.fork("right", () -> 4);
                scope.join();
                return left.result() + right.result();
            }
        });
        assertThat(sum).isEqualTo(7);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void join_whenOneFails_cancelsTheOthersAndSuppressesTheirErrors(Scheduler scheduler) {
        ConcurrentLinkedQueue<String> ended = new ConcurrentLinkedQueue<>();
        TaskFailedException failure = catchThrowableOfType(
                TaskFailedException.class,
                () -> scheduler.run("root", s -> {
                    try (TaskScope scope = TaskScope.open(s, "parts")) {
                        scope.fork("sleeper", () -> {
                            try {
                                s.sleep(FOR_EVER);
                            } finally {
                                ended.add("sleeper");
                            }
                        });
                        scope.fork("stubborn", () -> {
                            try {
                                s.sleep(FOR_EVER);
                            } catch (CancelledException e) {
                                throw new IllegalStateException("while cleaning up", e);
                            }
                        });
                        scope.fork("failing", () -> {
                            throw new IllegalArgumentException("no such cell");
                        });
                        scope.join();
                        return "not reached";
                    } finally {
                        ended.add("scope");
                    }
                }));
        assertThat(failure).hasMessageContaining("1.3 (failing)").hasRootCauseMessage("no such cell");
        assertThat(failure.task()).isEqualTo(new TaskId(List.of(1, 3)));
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other.getCause()).hasMessage("while cleaning up"));
        assertThat(ended).containsExactly("sleeper", "scope");
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void close_withoutJoin_waitsForChildrenThatItCancels(Scheduler scheduler) throws Exception {
        AtomicInteger alive = new AtomicInteger();
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "parts")) {
                for (int i = 0; i < 5; i++) {
                    scope.fork("child", () -> {
                        alive.incrementAndGet();
                        try {
                            s.sleep(FOR_EVER);
                        } finally {
                            alive.decrementAndGet();
                        }
                    });
                }
            }
            assertThat(alive).hasValue(0);
            return Done.DONE;
        });
        assertThat(alive).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void close_afterABodyThatFailed_suppressesWhatChildrenThrew(Scheduler scheduler) {
        assertThatThrownBy(() -> scheduler.run("root", s -> {
                    try (TaskScope scope = TaskScope.open(s, "parts")) {
                        Fork<Done> child = scope.fork("child", () -> {
                            throw new IllegalArgumentException("child");
                        });
                        while (!child.hasEnded()) {
                            s.sleep(Duration.ofMillis(1));
                        }
                        throw new IllegalStateException("body");
                    }
                }))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessage("body")
                .satisfies(body -> assertThat(body.getSuppressed())
                        .singleElement()
                        .satisfies(e -> assertThat(e).hasRootCauseMessage("child")));
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void failure_goesUpThroughScopes_asItIs(Scheduler scheduler) {
        TaskFailedException failure = catchThrowableOfType(
                TaskFailedException.class,
                () -> scheduler.run("root", s -> {
                    try (TaskScope outer = TaskScope.open(s, "outer")) {
                        outer.fork("middle", () -> {
                            try (TaskScope inner = TaskScope.open(s, "inner")) {
                                inner.fork("leaf", () -> {
                                    throw new IllegalArgumentException("leaf");
                                });
                                inner.join();
                            }
                        });
                        outer.join();
                    }
                    return Done.DONE;
                }));
        assertThat(failure.task()).hasToString("1.1.1");
        assertThat(failure.getCause()).hasMessage("leaf");
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void cancellation_reachesGrandchildren(Scheduler scheduler) throws Exception {
        AtomicInteger cancelled = new AtomicInteger();
        AtomicInteger started = new AtomicInteger();
        scheduler.run("root", s -> {
            try (TaskScope outer = TaskScope.open(s, "outer")) {
                outer.fork("middle", () -> {
                    try (TaskScope inner = TaskScope.open(s, "inner")) {
                        inner.fork("leaf", () -> {
                            started.incrementAndGet();
                            try {
                                s.sleep(FOR_EVER);
                            } catch (CancelledException e) {
                                cancelled.incrementAndGet();
                                throw e;
                            }
                        });
                        inner.join();
                    }
                });
                while (started.get() == 0) {
                    s.sleep(Duration.ofMillis(1));
                }
                outer.cancelChildren();
            }
            return Done.DONE;
        });
        assertThat(cancelled).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void cancelledTask_thatGoesOnNonetheless_isCancelledAllTheSame(Scheduler scheduler) throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "parts")) {
                scope.cancelChildren();
                Fork<String> child = scope.fork("stubborn", () -> {
                    for (int i = 0; i < 3; i++) {
                        try {
                            s.sleep(FOR_EVER);
                        } catch (CancelledException e) {
                            thrown.incrementAndGet();
                        }
                    }
                    return "result";
                });
                scope.join();
                assertThat(child.outcome()).isInstanceOf(Outcome.Cancelled.class);
                assertThatThrownBy(child::result).isInstanceOf(IllegalStateException.class);
            }
            return Done.DONE;
        });
        assertThat(thrown).hasValue(3);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void cancelledTask_thatEndsBeforeItHearsOfIt_hasSucceeded(Scheduler scheduler) throws Exception {
        scheduler.run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "parts")) {
                scope.cancelChildren();
                Fork<String> child = scope.fork("quick", () -> "result");
                scope.join();
                assertThat(child.result()).isEqualTo("result");
            }
            return Done.DONE;
        });
    }

    @Test
    void scope_usedByAnotherTask_isRefused() throws Exception {
        new SimulatedScheduler(1).run("root", s -> {
            try (TaskScope scope = TaskScope.open(s, "mine")) {
                scope.fork(
                        "child",
                        () -> assertThatThrownBy(() -> scope.fork("grandchild", () -> 1))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("1 (root), which opened mine"));
                scope.join();
            }
            return Done.DONE;
        });
    }

    @Test
    void fork_afterClose_isRefused() throws Exception {
        new SimulatedScheduler(1).run("root", s -> {
            TaskScope scope = TaskScope.open(s, "mine");
            scope.close();
            scope.close();
            assertThatThrownBy(() -> scope.fork("child", () -> 1)).hasMessageContaining("closed");
            return Done.DONE;
        });
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void interruptOfWhoeverWaits_cancelsTheRoot(Scheduler scheduler) throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        Thread waiting = new Thread(() -> {
            try {
                scheduler.run("root", s -> {
                    while (true) {
                        s.sleep(Duration.ofNanos(1));
                    }
                });
            } catch (TaskFailedException | RuntimeException e) {
                thrown.set(e);
            }
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        waiting.start();
        waiting.interrupt();
        waiting.join();
        assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        assertThat(stillInterrupted).isTrue();
    }
}
