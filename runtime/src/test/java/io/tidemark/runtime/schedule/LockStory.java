package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

/** For tests: something that happens to fresh locks, after which nobody holds any. */
interface LockStory {
    void tell(Scheduler scheduler, ResourceLocks locks, TaskScope scope) throws Exception;

    static void run(Scheduler scheduler, LockStory story) throws TaskFailedException {
        scheduler.run("root", s -> {
            ResourceLocks locks = new ResourceLocks(s);
            try (TaskScope scope = TaskScope.open(s, "story")) {
                story.tell(s, locks, scope);
                scope.join();
            }
            assertThat(locks.view()).isEmpty();
            return Done.DONE;
        });
    }

    /** With many seeds. */
    static void simulate(LockStory story) throws TaskFailedException {
        for (long seed = 0; seed < 100; seed++) {
            run(new SimulatedScheduler(seed), story);
        }
    }
}
