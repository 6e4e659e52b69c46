package io.tidemark.runtime.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * Several branches at once, of which one counts: the first that succeeds, or first calls {@link Turn#win}. The others are
 * cancelled, what they hold is released, and they have ended, before the race returns.
 *
 * <pre>{@code
 * Won<Cell> won = new Race<Cell>(scheduler, "swap")
 *         .branch("claim", turn -> claim(turn))
 *         .branch("refund", turn -> { scheduler.sleep(hour); turn.win(); return refund(); })
 *         .run();
 * }</pre>
 */
public final class Race<T> {
    private static final int NOBODY = -1;

    private final Scheduler scheduler;
    private final String name;
    private final List<Branch<T>> branches = new ArrayList<>();
    private final List<Fork<T>> forks = new ArrayList<>();
    /** Set once, under the scope's lock. */
    private int winner = NOBODY;

    /** A race without branches yet. */
    public Race(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
    }

    /** What a branch does. */
    @FunctionalInterface
    public interface Body<T> {
        /** Runs to the end. */
        T run(Turn turn) throws Exception;
    }

    private record Branch<T>(String name, Body<T> body) {}

    /** Adds a branch. */
    public Race<T> branch(String branchName, Body<T> body) {
        branches.add(new Branch<>(branchName, body));
        return this;
    }

    /**
     * Runs it, once.
     *
     * @throws TaskFailedException if the winner fails, or nobody wins: then the first failure, with the others suppressed
     *     under it
     */
    public Won<T> run() throws TaskFailedException {
        if (branches.isEmpty() || !forks.isEmpty()) {
            throw new IllegalStateException("expected at least one branch, and one run; got " + branches.size()
                    + " branches, " + forks.size() + " started before");
        }
        scheduler.checkCancelled();
        try (TaskScope scope = TaskScope.open(scheduler, name)) {
            for (int i = 0; i < branches.size(); i++) {
                start(scope, i);
            }
            scope.waitUntil(() -> scope.isIdle() || isWon(), null);
            return result(scope.endAll());
        }
    }

    private void start(TaskScope scope, int index) {
        Branch<T> branch = branches.get(index);
        Turn turn = () -> win(scope, index);
        forks.add(scope.fork(branch.name(), () -> {
            T value = branch.body().run(turn);
            turn.win();
            return value;
        }));
    }

    private void win(TaskScope scope, int index) {
        scheduler.checkCancelled();
        Task task = scheduler.current();
        boolean mine = scope.holds(() -> {
            if (winner == NOBODY) {
                winner = index;
            }
            return winner == index;
        });
        if (mine) {
            scope.cancelAllBut(task);
        } else {
            task.cancel();
            task.throwIfCancelled();
        }
    }

    private boolean isWon() {
        return winner != NOBODY && winner < forks.size() && forks.get(winner).hasEnded();
    }

    private Won<T> result(List<TaskFailedException> failures) throws TaskFailedException {
        if (winner != NOBODY && forks.get(winner).outcome() instanceof Outcome.Succeeded<T> success) {
            return new Won<>(winner, success.value(), failures);
        }
        scheduler.checkCancelled();
        TaskFailedException first = winner != NOBODY && forks.get(winner).outcome() instanceof Outcome.Failed<T> failure
                ? TaskFailedException.of(forks.get(winner).task(), failure.cause())
                : failures.getFirst();
        failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
        throw first;
    }
}
