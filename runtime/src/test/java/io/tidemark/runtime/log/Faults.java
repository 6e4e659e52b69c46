package io.tidemark.runtime.log;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a log says when it refuses. */
final class Faults {
    private Faults() {}

    static LogFault of(ThrowingCallable call) {
        LogException refused = catchThrowableOfType(LogException.class, call);
        if (refused == null) {
            throw new AssertionError("expected a LogException, got none");
        }
        return refused.fault();
    }
}
