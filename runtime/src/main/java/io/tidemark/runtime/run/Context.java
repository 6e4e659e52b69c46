package io.tidemark.runtime.run;

import org.jspecify.annotations.Nullable;

/**
 * Where a step stands while it runs.
 *
 * @param answering the call that a handler answers
 */
record Context(RunFrame frame, Standing standing, Thing.@Nullable Call answering) {
    Context in(RunFrame other) {
        return new Context(other, standing, answering);
    }

    Context at(Standing other) {
        return new Context(frame, other, answering);
    }

    Context answering(RunFrame other, Thing.Call call) {
        return new Context(other, standing, call);
    }
}
