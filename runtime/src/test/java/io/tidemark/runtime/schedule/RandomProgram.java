package io.tidemark.runtime.schedule;

import io.tidemark.model.CellId;
import io.tidemark.model.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** For tests: what tasks do, drawn from a seed, and fixed before they run. */
sealed interface RandomProgram {
    /** Takes locks, works under them, and gives them back, or leaves that to the task's end. */
    record Locked(AccessSet set, Priority priority, List<RandomProgram> inside, boolean leaky)
            implements RandomProgram {}

    /** Lets others go first. */
    record Pause() implements RandomProgram {}

    /** Waits. */
    record Sleep(Duration duration) implements RandomProgram {}

    /** All at once; joined, or else cancelled. */
    record Children(List<List<RandomProgram>> branches, boolean joined) implements RandomProgram {}

    /** One of several. */
    record Racing(List<List<RandomProgram>> branches) implements RandomProgram {}

    /** No longer than so long. */
    record Limited(Duration limit, List<RandomProgram> body) implements RandomProgram {}

    /** Throws. */
    record Fails() implements RandomProgram {}

    /** Draws programs. */
    final class Draw {
        private static final int CELLS = 5;
        private final SplittableRandom random;
        private int budget = 40;

        Draw(long seed) {
            random = new SplittableRandom(seed);
        }

        List<RandomProgram> program() {
            return List.of(new Children(branches(4, 3, Set.of()), true));
        }

        private List<List<RandomProgram>> branches(int most, int depth, Set<CellId> around) {
            List<List<RandomProgram>> branches = new ArrayList<>();
            for (int i = 2 + random.nextInt(most - 1); i > 0; i--) {
                branches.add(steps(depth, around));
            }
            return branches;
        }

        private List<RandomProgram> steps(int depth, Set<CellId> around) {
            List<RandomProgram> steps = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0 && budget > 0; i--) {
                budget--;
                steps.add(step(depth, around));
            }
            return steps;
        }

        private RandomProgram step(int depth, Set<CellId> around) {
            int dice = random.nextInt(depth == 0 ? 12 : 20);
            if (dice < 1) {
                return new Pause();
            }
            if (dice < 2) {
                return new Sleep(duration());
            }
            if (dice < 12) {
                return locked(depth, around);
            }
            if (dice < 15) {
                return new Children(branches(3, depth - 1, around), random.nextInt(4) > 0);
            }
            if (dice < 17) {
                return new Racing(branches(3, depth - 1, around));
            }
            if (dice < 19 || random.nextInt(4) > 0) {
                return new Limited(duration(), steps(depth - 1, around));
            }
            return new Fails();
        }

        private Duration duration() {
            return Duration.ofMillis(1 + random.nextInt(20));
        }

        /** Mostly of cells that are not locked around it: those would be refused. */
        private RandomProgram locked(int depth, Set<CellId> around) {
            Set<CellId> reads = new HashSet<>();
            Set<CellId> writes = new HashSet<>();
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                CellId cell = ResourceId.of(1 + random.nextInt(CELLS));
                if (!around.contains(cell) || random.nextInt(20) == 0) {
                    (random.nextInt(3) == 0 ? reads : writes).add(cell);
                }
            }
            AccessSet set = new AccessSet(reads, writes);
            if (set.isEmpty()) {
                return new Pause();
            }
            Set<CellId> inner = new HashSet<>(around);
            inner.addAll(set.cells());
            List<RandomProgram> inside = depth == 0 ? List.of(new Pause()) : steps(depth - 1, inner);
            return new Locked(set, new Priority(random.nextInt(3)), inside, random.nextInt(20) == 0);
        }
    }
}
