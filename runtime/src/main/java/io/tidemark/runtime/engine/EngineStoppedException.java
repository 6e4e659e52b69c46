package io.tidemark.runtime.engine;

/** The log failed, so nothing can be acknowledged any more. Start again from what the log holds. */
public final class EngineStoppedException extends IllegalStateException {
    EngineStoppedException(Throwable cause) {
        super(
                "the engine stopped because its log failed: " + cause.getMessage()
                        + "; mend it, and start again from what the log holds",
                cause);
    }
}
