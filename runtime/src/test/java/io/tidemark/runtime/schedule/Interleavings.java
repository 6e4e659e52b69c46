package io.tidemark.runtime.schedule;

import java.util.ArrayList;
import java.util.List;

/** For tests: runs a small program once for each way in which its tasks can take turns. */
final class Interleavings {
    private static final int RUNS_MAX = 2_000_000;

    /** Places on the way, and how many ways there were at each. */
    private final List<Integer> chosen = new ArrayList<>();

    private final List<Integer> options = new ArrayList<>();
    private int depth;

    private Interleavings() {}

    /** What to run. */
    interface Program {
        void run(Scheduler scheduler) throws Exception;
    }

    /** How many ways there were. */
    static int explore(Program program) throws Exception {
        Interleavings way = new Interleavings();
        int runs = 0;
        do {
            if (++runs > RUNS_MAX) {
                throw new AssertionError("expected at most " + RUNS_MAX + " ways, got more: make the program smaller");
            }
            way.depth = 0;
            try {
                new SimulatedScheduler(way::next, "choices " + way.chosen, Timers.WHEN_IDLE).run("root", s -> {
                    program.run(s);
                    return Done.DONE;
                });
            } catch (TaskFailedException | RuntimeException e) {
                throw new AssertionError("run " + runs + " with choices " + way.chosen, e);
            }
        } while (way.advance());
        return runs;
    }

    private int next(int count) {
        if (depth == chosen.size()) {
            chosen.add(0);
            options.add(count);
        }
        if (options.get(depth) != count) {
            throw new AssertionError("not the same run: " + options.get(depth) + " ways before, now " + count);
        }
        return chosen.get(depth++);
    }

    private boolean advance() {
        int last = chosen.size() - 1;
        while (last >= 0 && chosen.get(last) == options.get(last) - 1) {
            chosen.removeLast();
            options.removeLast();
            last--;
        }
        if (last < 0) {
            return false;
        }
        chosen.set(last, chosen.get(last) + 1);
        return true;
    }
}
