package io.tidemark.runtime.program;

import java.util.List;
import java.util.Optional;

/**
 * What may stand beside a step.
 *
 * @param label what to call it where people watch
 * @param reads the resources that it reads and does not change, if declared
 * @param writes the resources that it may change, if declared
 * @param priority who goes first when several wait for a lock; higher first
 */
public record Notes(Optional<String> label, Optional<List<Name>> reads, Optional<List<Name>> writes, int priority) {
    /** Nothing noted. */
    public static final Notes NONE = new Notes(Optional.empty(), Optional.empty(), Optional.empty(), 0);

    public Notes {
        reads = reads.map(List::copyOf);
        writes = writes.map(List::copyOf);
    }
}
