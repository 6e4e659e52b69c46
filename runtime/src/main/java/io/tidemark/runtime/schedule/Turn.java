package io.tidemark.runtime.schedule;

/** A branch's part in a {@link Race}. */
@FunctionalInterface
public interface Turn {
    /**
     * Decides the race for the branch that calls: the others are cancelled now, and can no longer win. A branch calls this
     * before it does what cannot be taken back, so that the losers leave no effect; what it does later can fail the race,
     * but not lose it. Whoever returns without having called it wins by returning. Not blocking; a second call does nothing.
     *
     * @throws CancelledException if another branch has won
     */
    void win();
}
