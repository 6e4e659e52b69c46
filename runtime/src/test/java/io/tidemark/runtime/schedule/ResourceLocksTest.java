package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try") // a guard need not be named to hold its locks
class ResourceLocksTest {
    private static final CellId A = ResourceId.of(1);
    private static final CellId B = ResourceId.of(2);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration FOR_EVER = Duration.ofDays(1000);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void writers_haveACellAlone(Scheduler scheduler) throws Exception {
        int[] count = {0};
        LockStory.run(scheduler, (s, locks, scope) -> {
            for (int i = 0; i < 8; i++) {
                scope.fork("writer", () -> {
                    for (int k = 0; k < 20; k++) {
                        try (Guard guard = locks.acquire(AccessSet.writing(A, B))) {
                            int before = count[0];
                            s.pause();
                            count[0] = before + 1;
                        }
                    }
                });
            }
        });
        assertThat(count[0]).isEqualTo(160);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void readers_shareACell(Scheduler scheduler) throws Exception {
        LockStory.run(scheduler, (s, locks, scope) -> {
            Channel<Integer> met = new Channel<>(s, 2);
            for (int i = 0; i < 2; i++) {
                int number = i;
                scope.fork("reader", () -> {
                    try (Guard guard = locks.acquire(AccessSet.reading(A))) {
                        met.send(number);
                        if (number == 0) {
                            met.receive();
                            met.receive();
                        } else {
                            s.pause();
                        }
                    }
                });
            }
        });
    }

    @Test
    void waiting_holdsNothing() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            Guard first = locks.acquire(AccessSet.writing(A));
            scope.fork("both", () -> locks.acquire(AccessSet.writing(A, B)).close());
            s.sleep(STEP);
            assertThat(locks.view())
                    .extracting(
                            LockView::cell,
                            LockView::holders,
                            view -> view.waiting().size())
                    .containsExactly(tuple(A, List.of(s.current().id()), 1), tuple(B, List.of(), 1));
            first.close();
        });
    }

    @Test
    void waiting_isByPriorityThenAge() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            List<String> order = new ArrayList<>();
            Guard first = locks.acquire(AccessSet.writing(A));
            for (String name : List.of("0a", "0b", "2a", "1a", "2b")) {
                int level = name.charAt(0) - '0';
                scope.fork(name, () -> {
                    try (Guard guard = locks.acquire(AccessSet.writing(A), new Priority(level))) {
                        order.add(name);
                    }
                });
                s.sleep(STEP);
            }
            first.close();
            scope.join();
            assertThat(order).containsExactly("2a", "2b", "1a", "0a", "0b");
        });
    }

    @Test
    void reader_behindAWriterThatWaits_waits() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            List<String> order = new ArrayList<>();
            Guard first = locks.acquire(AccessSet.reading(A));
            scope.fork("writer", () -> {
                try (Guard guard = locks.acquire(AccessSet.writing(A))) {
                    order.add("writer");
                }
            });
            s.sleep(STEP);
            scope.fork("reader", () -> {
                try (Guard guard = locks.acquire(AccessSet.reading(A))) {
                    order.add("reader");
                }
            });
            s.sleep(STEP);
            assertThat(order).isEmpty();
            first.close();
            scope.join();
            assertThat(order).containsExactly("writer", "reader");
        });
    }

    @Test
    void waiting_lowPriority_isPassedByASmallNumberOfOthers() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            List<String> order = new ArrayList<>();
            Guard first = locks.acquire(AccessSet.writing(A));
            scope.fork("low", () -> {
                try (Guard guard = locks.acquire(AccessSet.writing(A), new Priority(-1))) {
                    order.add("low");
                }
            });
            s.sleep(STEP);
            for (int i = 0; i < 3 * ResourceLocks.PASSES_MAX; i++) {
                scope.fork("high", () -> {
                    try (Guard guard = locks.acquire(AccessSet.writing(A), new Priority(1))) {
                        order.add("high");
                    }
                });
            }
            s.sleep(STEP);
            first.close();
            scope.join();
            assertThat(order.indexOf("low")).isEqualTo(ResourceLocks.PASSES_MAX);
        });
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void cancelled_whileWaiting_leavesNothingBehind(Scheduler scheduler) throws Exception {
        LockStory.run(scheduler, (s, locks, scope) -> {
            scope.fork("holder", () -> {
                locks.acquire(AccessSet.writing(A));
                s.sleep(FOR_EVER);
            });
            while (locks.view().isEmpty()) {
                s.sleep(Duration.ofMillis(1));
            }
            Timed<Done> timed = Timeout.within(s, "impatient", Duration.ofMillis(5), () -> {
                locks.acquire(AccessSet.reading(A).and(AccessSet.writing(B)));
                return Done.DONE;
            });
            assertThat(timed).isInstanceOf(Timed.TimedOut.class);
            assertThat(locks.view()).extracting(LockView::cell).containsExactly(A);
            scope.cancelChildren();
        });
    }

    @Test
    void tryAcquire_neverWaits() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            Guard guard = locks.tryAcquire(AccessSet.writing(A)).orElseThrow();
            Fork<Boolean> free = scope.fork(
                    "other", () -> locks.tryAcquire(AccessSet.reading(A, B)).isPresent());
            scope.join();
            assertThat(free.result()).isFalse();
            assertThat(locks.view()).hasSize(1);
            guard.close();
        });
    }
}
