package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Small programs under every order in which their tasks can take turns. */
@SuppressWarnings("try") // a guard need not be named to hold its locks
class InterleavingsTest {
    private static final CellId A = ResourceId.of(1);
    private static final CellId B = ResourceId.of(2);
    /** Three tasks have hundreds of thousands of orders, two have hundreds. */
    private static final int SIZE = Seeds.count() < 10_000 ? 2 : 3;

    @Test
    void explorer_findsALostUpdate() {
        assertThatThrownBy(() -> Interleavings.explore(s -> {
                    int[] count = {0};
                    try (TaskScope scope = TaskScope.open(s, "two")) {
                        for (int i = 0; i < 2; i++) {
                            scope.fork("careless", () -> {
                                int before = count[0];
                                s.pause();
                                count[0] = before + 1;
                            });
                        }
                        scope.join();
                    }
                    assertThat(count[0]).isEqualTo(2);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("with choices [");
    }

    @Test
    void atom_losesNoUpdate() throws Exception {
        int ways = Interleavings.explore(s -> {
            Atom<Integer> atom = new Atom<>(s, 0);
            Set<Integer> seen = new HashSet<>();
            try (TaskScope scope = TaskScope.open(s, "three")) {
                for (int i = 1; i < SIZE; i++) {
                    scope.fork("adding", () -> {
                        seen.add(atom.swap(n -> n + 1));
                    });
                }
                scope.fork("comparing", () -> {
                    if (atom.compareAndSet(1, 11)) {
                        seen.add(11);
                    }
                });
                scope.join();
            }
            assertThat(atom.get()).isEqualTo(seen.contains(11) ? 9 + SIZE : SIZE - 1);
        });
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void channel_losesNothing_doublesNothing_andKeepsTheOrder() throws Exception {
        int ways = Interleavings.explore(s -> {
            Channel<Integer> channel = new Channel<>(s, 1);
            List<Integer> received = new ArrayList<>();
            try (TaskScope scope = TaskScope.open(s, "two")) {
                scope.fork("sender", () -> {
                    channel.send(1);
                    channel.send(2);
                    channel.close();
                });
                for (Optional<Integer> value = channel.receive(); value.isPresent(); value = channel.receive()) {
                    received.add(value.get());
                }
                scope.join();
            }
            assertThat(received).containsExactly(1, 2);
        });
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void channel_withACancelledReceiver_givesItsValueToAnother() throws Exception {
        int ways = Interleavings.explore(s -> {
            Channel<Integer> channel = new Channel<>(s, 1);
            try (TaskScope scope = TaskScope.open(s, "outer")) {
                TaskScope doomed = TaskScope.open(s, "doomed");
                Fork<Optional<Integer>> quitter = doomed.fork("quitter", channel::receive);
                Fork<Optional<Integer>> stayer = scope.fork("stayer", channel::receive);
                channel.send(7);
                doomed.close();
                boolean taken = quitter.outcome() instanceof Outcome.Succeeded;
                if (taken) {
                    channel.send(8);
                }
                scope.join();
                assertThat(stayer.result()).contains(taken ? 8 : 7);
            }
        });
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void channel_closedWhileOneSends_eitherSendsOrSaysSo() throws Exception {
        Set<Boolean> endings = new HashSet<>();
        Interleavings.explore(s -> {
            Channel<Integer> channel = new Channel<>(s, 1);
            try (TaskScope scope = TaskScope.open(s, "outer")) {
                Fork<Boolean> sender = scope.fork("sender", () -> {
                    try {
                        channel.send(1);
                        return true;
                    } catch (ChannelClosedException e) {
                        return false;
                    }
                });
                channel.close();
                scope.join();
                assertThat(channel.receive().isPresent()).isEqualTo(sender.result());
                assertThat(channel.receive()).isEmpty();
                endings.add(sender.result());
            }
        });
        assertThat(endings).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void locks_keepWritersApart() throws Exception {
        List<AccessSet> sets = List.of(AccessSet.writing(A), AccessSet.writing(A, B), AccessSet.writing(A));
        int ways = Interleavings.explore(s -> {
            ResourceLocks locks = new ResourceLocks(s);
            int[] inside = {0};
            try (TaskScope scope = TaskScope.open(s, "three")) {
                for (AccessSet set : sets.subList(0, SIZE)) {
                    scope.fork("writer", () -> {
                        try (Guard guard = locks.acquire(set)) {
                            assertThat(++inside[0]).isEqualTo(1);
                            s.pause();
                            inside[0]--;
                        }
                    });
                }
                scope.join();
            }
            assertThat(locks.view()).isEmpty();
        });
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void locks_crossed_eitherMissEachOther_orHaveTheSameVictim() throws Exception {
        Set<List<TaskId>> victims = new HashSet<>();
        Interleavings.explore(s -> {
            ResourceLocks locks = new ResourceLocks(s);
            List<TaskId> victimsNow = new ArrayList<>();
            try (TaskScope scope = TaskScope.open(s, "two")) {
                for (List<CellId> pair : List.of(List.of(A, B), List.of(B, A))) {
                    scope.fork("crossed", () -> {
                        try (Guard one = locks.acquire(AccessSet.writing(pair.get(0)))) {
                            locks.acquire(AccessSet.writing(pair.get(1))).close();
                        } catch (DeadlockException e) {
                            victimsNow.add(s.current().id());
                        }
                    });
                }
                scope.join();
            }
            assertThat(locks.view()).isEmpty();
            victims.add(victimsNow);
        });
        assertThat(victims).containsExactlyInAnyOrder(List.of(), List.of(new TaskId(List.of(1, 2))));
    }

    @Test
    void locks_cancelledAtAnyMoment_leakNothing() throws Exception {
        int ways = Interleavings.explore(s -> {
            ResourceLocks locks = new ResourceLocks(s);
            try (TaskScope scope = TaskScope.open(s, "outer")) {
                TaskScope doomed = TaskScope.open(s, "doomed");
                doomed.fork("quitter", () -> {
                    locks.acquire(AccessSet.writing(A));
                    s.pause();
                });
                scope.fork(
                        "stayer", () -> locks.acquire(AccessSet.writing(A, B)).close());
                doomed.close();
                scope.join();
            }
            assertThat(locks.view()).isEmpty();
        });
        assertThat(ways).isGreaterThan(50);
    }

    @Test
    void race_hasOneWinner_andNoEffectOfALoser() throws Exception {
        Set<Integer> winners = new HashSet<>();
        Interleavings.explore(s -> {
            List<Integer> effects = new ArrayList<>();
            Race<Integer> race = new Race<>(s, "race");
            for (int i = 0; i < 2; i++) {
                int branch = i;
                race.branch("branch", turn -> {
                    turn.win();
                    s.pause();
                    effects.add(branch);
                    return branch;
                });
            }
            int winner = race.run().branch();
            assertThat(effects).containsExactly(winner);
            winners.add(winner);
        });
        assertThat(winners).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void wholeRuns_areCounted() throws Exception {
        int ways = Interleavings.explore(s -> {
            try (TaskScope scope = TaskScope.open(s, "two")) {
                scope.fork("one", s::pause);
                scope.fork("two", s::pause);
                scope.join();
            }
        });
        assertThat(ways).isBetween(10, 200);
    }
}
