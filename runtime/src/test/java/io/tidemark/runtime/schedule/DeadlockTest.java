package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.CellId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try") // a guard need not be named to hold its locks
class DeadlockTest {
    private static final CellId A = ResourceId.of(1);
    private static final CellId B = ResourceId.of(2);
    private static final CellId C = ProgramId.of(1);
    private static final Duration STEP = Duration.ofMillis(20);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void crossedRequests_endInADeadlock_withOneVictim(Scheduler scheduler) throws Exception {
        List<TaskId> victims = new ArrayList<>();
        LockStory.run(scheduler, (s, locks, scope) -> {
            Channel<Integer> ready = new Channel<>(s, 2);
            Channel<Integer> go = new Channel<>(s, 2);
            for (List<CellId> pair : List.of(List.of(A, B), List.of(B, A))) {
                scope.fork("crossed", () -> {
                    try (Guard one = locks.acquire(AccessSet.writing(pair.get(0)))) {
                        ready.send(1);
                        go.receive();
                        try (Guard other = locks.acquire(AccessSet.writing(pair.get(1)))) {
                            assertThat(other.access().mayWrite(pair.get(1))).isTrue();
                        } catch (DeadlockException e) {
                            assertThat(e).hasMessageStartingWith("E_DEADLOCK");
                            assertThat(e.cycle()).first().isEqualTo(s.current().id());
                            victims.add(s.current().id());
                        }
                    }
                });
            }
            ready.receive();
            ready.receive();
            go.send(1);
            go.send(1);
        });
        assertThat(victims).hasToString("[1.2]");
    }

    @Test
    void deadlock_takesTheLeastUrgent() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            List<String> victims = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                CellId own = ResourceId.of(1 + i);
                CellId next = ResourceId.of(1 + (i + 1) % 3);
                Priority priority = new Priority(i == 1 ? 0 : 5);
                String name = "task" + i;
                scope.fork(name, () -> {
                    try (Guard one = locks.acquire(AccessSet.writing(own))) {
                        s.sleep(STEP);
                        locks.acquire(AccessSet.writing(next), priority).close();
                    } catch (DeadlockException e) {
                        victims.add(name);
                    }
                });
            }
            scope.join();
            assertThat(victims).containsExactly("task1");
        });
    }

    @Test
    void holder_passesThoseWhoWaitForIt() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            Guard first = locks.acquire(AccessSet.writing(A));
            scope.fork("both", () -> locks.acquire(AccessSet.writing(A, B)).close());
            scope.fork("behind", () -> locks.acquire(AccessSet.writing(B, C)).close());
            s.sleep(STEP);
            locks.acquire(AccessSet.writing(B)).close();
            locks.acquire(AccessSet.writing(C)).close();
            first.close();
        });
    }

    @Test
    void childOfAHolder_passesThoseWhoWaitForTheHolder_andIsPartOfCycles() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            List<String> victims = new ArrayList<>();
            scope.fork("both", () -> {
                s.sleep(STEP);
                locks.acquire(AccessSet.writing(A, B)).close();
            });
            scope.fork("crossed", () -> {
                try (Guard c = locks.acquire(AccessSet.writing(C))) {
                    s.sleep(STEP.multipliedBy(3));
                    locks.acquire(AccessSet.writing(A)).close();
                } catch (DeadlockException e) {
                    victims.add("crossed");
                }
            });
            try (Guard a = locks.acquire(AccessSet.writing(A));
                    TaskScope inner = TaskScope.open(s, "inner")) {
                s.sleep(STEP.multipliedBy(2));
                inner.fork("child", () -> {
                    locks.acquire(AccessSet.writing(B)).close();
                    try {
                        locks.acquire(AccessSet.writing(C)).close();
                    } catch (DeadlockException e) {
                        victims.add("child");
                    }
                });
                inner.join();
            }
            scope.join();
            assertThat(victims).containsExactly("child");
        });
    }

    @Test
    void upgrade_isRefused() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            try (Guard guard = locks.acquire(AccessSet.reading(A))) {
                assertThatThrownBy(() -> locks.acquire(AccessSet.writing(A)))
                        .isInstanceOf(LockHeldException.class)
                        .hasMessageStartingWith("E_LOCK_HELD: 1 (root) asked for")
                        .hasMessageContaining("ask for writing from the start");
                locks.acquire(AccessSet.reading(A)).close();
                scope.fork("child", () -> locks.acquire(AccessSet.reading(A)).close());
                scope.join();
            }
        });
    }

    @Test
    void child_thatAsksForWhatIsHeldAroundIt_isRefused() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            try (Guard guard = locks.acquire(AccessSet.writing(A));
                    TaskScope inner = TaskScope.open(s, "inner")) {
                inner.fork(
                        "child",
                        () -> assertThatThrownBy(() -> locks.acquire(AccessSet.reading(A)))
                                .isInstanceOf(LockHeldException.class)
                                .hasMessageContaining("the task around it, 1 (root), holds"));
                inner.join();
            }
        });
    }

    @Test
    void child_thatAsksForWhatItsParentTookLater_waits() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            Guard guard = locks.acquire(AccessSet.writing(A));
            Fork<Done> child = scope.fork(
                    "child", () -> locks.acquire(AccessSet.writing(A)).close());
            s.sleep(STEP);
            assertThat(child.hasEnded()).isFalse();
            guard.close();
            scope.join();
        });
    }
}
