package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParallelTest {
    private static final List<CellId> TEN =
            LongStream.rangeClosed(1, 10).<CellId>mapToObj(ResourceId::of).toList();

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void map_keepsTheOrder_andRunsSoManyAtOnce(Scheduler scheduler) throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Long> results = scheduler.run(
                "root",
                s -> Parallel.map(s, "square", TEN, 3, AccessSet::writing, cell -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    s.pause();
                    running.decrementAndGet();
                    return cell.index() * cell.index();
                }));
        assertThat(results).containsExactly(1L, 4L, 9L, 16L, 25L, 36L, 49L, 64L, 81L, 100L);
        assertThat(most.get()).isBetween(1, 3);
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void map_overOverlappingSets_beginsNothing(Scheduler scheduler) throws Exception {
        ConcurrentLinkedQueue<CellId> begun = new ConcurrentLinkedQueue<>();
        scheduler.run("root", s -> {
            List<CellId> twice = List.of(TEN.get(0), TEN.get(1), TEN.get(0));
            OverlapException overlap = catchThrowableOfType(
                    OverlapException.class,
                    () -> Parallel.forEach(s, "touch", twice, 2, AccessSet::writing, begun::add));
            assertThat(overlap.clash()).isEqualTo(new AccessPlan.Clash(0, 2, TEN.get(0)));
            Parallel.forEach(s, "look", twice, 2, AccessSet::reading, begun::add);
            return Done.DONE;
        });
        assertThat(begun).containsExactlyInAnyOrder(TEN.get(0), TEN.get(1), TEN.get(0));
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void map_whereOneFails_fails(Scheduler scheduler) {
        assertThatThrownBy(() -> scheduler.run(
                        "root",
                        s -> Parallel.map(s, "half", TEN, 4, AccessSet::writing, cell -> {
                            if (cell.index() == 4) {
                                throw new IllegalStateException("four");
                            }
                            return cell;
                        })))
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("four");
    }

    @ParameterizedTest
    @MethodSource("io.tidemark.runtime.schedule.Schedulers#all")
    void map_ofNothing_isEmpty(Scheduler scheduler) throws Exception {
        assertThat(scheduler.<List<Integer>>run(
                        "root", s -> Parallel.map(s, "none", List.<CellId>of(), 4, AccessSet::writing, cell -> 1)))
                .isEmpty();
    }
}
