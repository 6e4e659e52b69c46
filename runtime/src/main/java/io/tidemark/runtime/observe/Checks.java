package io.tidemark.runtime.observe;

import io.tidemark.runtime.log.StoredEntry;
import java.util.ArrayList;
import java.util.List;

/** Collects what one entry violates. */
final class Checks {
    private final StoredEntry entry;
    private final List<Violation> violations = new ArrayList<>();

    Checks(StoredEntry entry) {
        this.entry = entry;
    }

    /** Notes a violation unless it holds; returns whether it does. */
    boolean require(boolean holds, ViolationCode code, String expected, String actual) {
        if (!holds) {
            violations.add(Violation.of(code, entry, expected, actual));
        }
        return holds;
    }

    Invariant.Step then(Invariant next) {
        return new Invariant.Step(next, violations);
    }
}
