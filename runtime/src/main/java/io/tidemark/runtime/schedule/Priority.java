package io.tidemark.runtime.schedule;

/** How urgent a request for locks is; the higher level is the more urgent. */
public record Priority(int level) implements Comparable<Priority> {
    /** Level 0. */
    public static final Priority NORMAL = new Priority(0);

    @Override
    public int compareTo(Priority other) {
        return Integer.compare(level, other.level);
    }
}
