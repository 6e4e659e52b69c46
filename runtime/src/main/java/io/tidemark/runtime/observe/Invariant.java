package io.tidemark.runtime.observe;

import io.tidemark.runtime.log.StoredEntry;
import java.util.List;

/**
 * Something that must hold of every entry, given those before it. A value: what it knows of the past is in it, and
 * {@link #after} makes the next one.
 */
public interface Invariant {
    /** What it says of an entry, and itself with that entry behind it. A violation does not end it. */
    Step after(StoredEntry entry);

    /**
     * One entry further.
     *
     * @param next the invariant after the entry
     * @param violations what the entry violates
     */
    record Step(Invariant next, List<Violation> violations) {
        /** Copies the list. */
        public Step {
            violations = List.copyOf(violations);
        }

        /** Nothing is wrong. */
        public static Step good(Invariant next) {
            return new Step(next, List.of());
        }
    }
}
