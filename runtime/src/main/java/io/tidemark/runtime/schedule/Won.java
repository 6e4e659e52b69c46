package io.tidemark.runtime.schedule;

import java.util.List;

/**
 * How a race ended well.
 *
 * @param branch the winner's place among the branches, from 0
 * @param value what it returned
 * @param failed what losers threw, cancellation apart
 */
public record Won<T>(int branch, T value, List<TaskFailedException> failed) {
    /** Copies the list. */
    public Won {
        failed = List.copyOf(failed);
    }
}
