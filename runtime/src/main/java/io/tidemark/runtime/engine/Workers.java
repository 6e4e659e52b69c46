package io.tidemark.runtime.engine;

import io.tidemark.runtime.schedule.Scheduler;
import io.tidemark.runtime.schedule.TaskFailedException;
import io.tidemark.runtime.schedule.TaskScope;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Does pieces of work that do not depend on each other, several at once. */
final class Workers {
    private final Scheduler scheduler;
    private final int count;

    Workers(Scheduler scheduler, int count) {
        this.scheduler = scheduler;
        this.count = count;
    }

    int count() {
        return count;
    }

    /** Does all, the first ones first. */
    void run(String name, List<? extends Runnable> work) throws TaskFailedException {
        run(name, () -> {}, work);
    }

    /** Does all, the first ones first, while the caller does something of its own before it helps. */
    void run(String name, Runnable own, List<? extends Runnable> work) throws TaskFailedException {
        AtomicInteger next = new AtomicInteger();
        try (TaskScope scope = TaskScope.open(scheduler, name)) {
            for (int i = 1; i < Math.min(count, 1 + work.size()); i++) {
                scope.fork(name + " " + i, () -> drain(work, next));
            }
            own.run();
            drain(work, next);
            scope.join();
        }
    }

    private static void drain(List<? extends Runnable> work, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < work.size(); i = next.getAndIncrement()) {
            work.get(i).run();
        }
    }
}
