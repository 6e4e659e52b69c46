package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The table against {@link NaiveLocks}, on random requests; and the bound of fairness. */
class LockTableTest {
    private static final int STEPS = 120;
    private static final int TASKS = 8;
    private static final int PASSES_MAX = 3;

    private final Scheduler scheduler = new SimulatedScheduler(1);

    @Test
    void table_doesWhatTheRulesSay(TestReporter reporter) {
        int[] waited = {0};
        int[] refused = {0};
        int[] passedOften = {0};
        Seeds.each(seed -> {
            Trial trial = new Trial(seed);
            for (int step = 0; step < STEPS; step++) {
                trial.step();
                trial.compare();
            }
            waited[0] += trial.waited;
            refused[0] += trial.refused;
            passedOften[0] += trial.passedOften;
        });
        reporter.publishEntry(Seeds.count() + " histories: " + waited[0] + " requests waited, " + refused[0]
                + " were refused, " + passedOften[0] + " sightings of one passed as often as may be");
        Seeds.requireSeen(waited[0], 1);
        Seeds.requireSeen(refused[0], 10);
        Seeds.requireSeen(passedOften[0], 10);
    }

    private final class Trial {
        private final SplittableRandom random;
        private final LockTable table = new LockTable(PASSES_MAX);
        private final NaiveLocks naive = new NaiveLocks(PASSES_MAX);
        private final List<Task> tasks = new ArrayList<>();
        private final Map<Request, NaiveLocks.Ask> pairs = new LinkedHashMap<>();
        private final int cells;
        private long age;
        private int waited;
        private int refused;
        private int passedOften;

        Trial(long seed) {
            random = new SplittableRandom(seed);
            cells = 2 + random.nextInt(6);
            for (int i = 1; i <= TASKS; i++) {
                tasks.add(new Task(scheduler, TaskId.root(i), "task", null));
            }
        }

        /** Somebody asks, gives back, or gives up; a refused one gives back all. */
        void step() {
            Task task = tasks.get(random.nextInt(TASKS));
            List<Request> own = pairs.keySet().stream()
                    .filter(request -> request.task() == task)
                    .toList();
            boolean waits = own.stream().anyMatch(Request::isWaiting);
            int dice = random.nextInt(10);
            if (waits) {
                if (dice == 0) {
                    leave(own.getLast());
                }
            } else if (own.isEmpty() || (dice < 4 && own.size() < 4)) {
                ask(task, own);
            } else {
                leave(own.get(random.nextInt(own.size())));
            }
        }

        private void ask(Task task, List<Request> own) {
            Set<CellId> reads = draw();
            Set<CellId> writes = draw();
            AccessSet set = new AccessSet(reads, writes);
            if (set.isEmpty() || own.stream().anyMatch(held -> held.set().conflictsWith(set))) {
                return;
            }
            int level = random.nextInt(3);
            Request request = new Request(task, set, new Priority(level), ++age);
            Set<Request> settled = new HashSet<>(table.enter(request));
            pairs.put(request, naive.enter(task, set, level, age));
            if (request.isWaiting()) {
                waited++;
            } else {
                assertThat(settled).contains(request);
            }
        }

        private void leave(Request request) {
            table.leave(request);
            naive.leave(pairs.remove(request));
        }

        private Set<CellId> draw() {
            Set<CellId> drawn = new HashSet<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                drawn.add(ResourceId.of(1 + random.nextInt(cells)));
            }
            return drawn;
        }

        /** Both say the same of every request; whoever is refused gives back what it holds. */
        void compare() {
            pairs.forEach(
                    (request, ask) -> assertThat(request.state()).as("%s", ask).isEqualTo(ask.state));
            for (Map.Entry<Request, NaiveLocks.Ask> pair : List.copyOf(pairs.entrySet())) {
                NaiveLocks.Ask ask = pair.getValue();
                assertThat(ask.counted).isLessThanOrEqualTo(PASSES_MAX);
                if (ask.counted == PASSES_MAX) {
                    passedOften++;
                }
                if (pair.getKey().state() == Request.State.REFUSED) {
                    refused++;
                    assertThat(pair.getKey().cycle()).first().isSameAs(pair.getKey());
                    pairs.remove(pair.getKey());
                    held(pair.getKey().task()).forEach(this::leave);
                    compare();
                    return;
                }
            }
            requireMutualExclusion();
        }

        private Collection<Request> held(Task task) {
            return pairs.keySet().stream()
                    .filter(request -> request.task() == task && request.state() == Request.State.GRANTED)
                    .toList();
        }

        private void requireMutualExclusion() {
            List<Request> granted = pairs.keySet().stream()
                    .filter(request -> request.state() == Request.State.GRANTED)
                    .toList();
            for (Request one : granted) {
                for (Request other : granted) {
                    assertThat(one != other && one.set().conflictsWith(other.set()))
                            .isFalse();
                }
            }
        }
    }
}
