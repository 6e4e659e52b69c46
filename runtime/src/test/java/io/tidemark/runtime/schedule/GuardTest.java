package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.CellId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@SuppressWarnings("try") // a guard need not be named to hold its locks
class GuardTest {
    private static final CellId A = ResourceId.of(1);
    private static final CellId B = ResourceId.of(2);
    private static final CellId C = ProgramId.of(1);
    private static final Duration FOR_EVER = Duration.ofDays(1000);

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void loserOfARace_givesBackWhatItHolds(Scheduler scheduler) throws Exception {
        LockStory.run(scheduler, (s, locks, scope) -> {
            new Race<Done>(s, "race")
                    .branch("forgetful", turn -> {
                        locks.acquire(AccessSet.writing(A));
                        s.sleep(FOR_EVER);
                        return Done.DONE;
                    })
                    .branch("winner", turn -> {
                        while (locks.view().isEmpty()) {
                            s.sleep(Duration.ofMillis(1));
                        }
                        return Done.DONE;
                    })
                    .run();
            assertThat(locks.view()).isEmpty();
        });
    }

    @Test
    void guard_closedTwice_doesNothing_andByAnotherTask_isRefused() throws Exception {
        LockStory.simulate((s, locks, scope) -> {
            Guard guard = locks.acquire(AccessSet.writing(A));
            scope.fork("thief", () -> {
                assertThatThrownBy(guard::close)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("expected a call from 1 (root)");
                assertThatThrownBy(() -> guard.requireRead(A)).isInstanceOf(IllegalStateException.class);
            });
            scope.join();
            guard.close();
            guard.close();
            assertThatThrownBy(() -> guard.requireRead(A)).hasMessageContaining("closed");
        });
    }

    @Test
    void undeclaredAccess_spoilsTheView() throws Exception {
        Map<CellId, Integer> store = new HashMap<>(Map.of(A, 1, B, 2));
        LockStory.simulate((s, locks, scope) -> {
            try (Guard guard = locks.acquire(AccessSet.reading(A).and(AccessSet.writing(B)))) {
                GuardedView<Integer> view = new GuardedView<>(guard, cell -> Optional.ofNullable(store.get(cell)));
                view.write(B, view.read(A).orElseThrow() + 10);
                assertThat(view.read(B)).contains(11);
                assertThat(view.writes()).isEqualTo(Map.of(B, 11));
                UndeclaredAccessException write =
                        catchThrowableOfType(UndeclaredAccessException.class, () -> view.write(A, 5));
                assertThat(write).hasMessageStartingWith("E_UNDECLARED_ACCESS");
                assertThat(write.cell()).isEqualTo(A);
                assertThat(write.isWrite()).isTrue();
                assertThatThrownBy(view::writes).isSameAs(write);
                assertThatThrownBy(() -> view.read(C)).isInstanceOf(UndeclaredAccessException.class);
            }
        });
        assertThat(store).containsEntry(B, 2);
    }
}
