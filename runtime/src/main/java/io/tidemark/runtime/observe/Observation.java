package io.tidemark.runtime.observe;

import io.tidemark.runtime.log.StoredEntry;
import java.util.List;

/**
 * An entry that was observed.
 *
 * @param violations what it violates; empty if it is known
 * @param isKnown whether it is not behind the position from which the observer speaks
 */
public record Observation(StoredEntry entry, List<Violation> violations, boolean isKnown) {
    /** Copies the list. */
    public Observation {
        violations = List.copyOf(violations);
    }
}
