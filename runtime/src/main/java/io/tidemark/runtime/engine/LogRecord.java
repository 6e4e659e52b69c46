package io.tidemark.runtime.engine;

import io.tidemark.model.ProgramId;
import io.tidemark.model.Tick;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedFact;
import java.util.Optional;

/**
 * What one program's log is to hold.
 *
 * @param program whose log
 * @param tick of an effect; empty for what has none of its own and takes the last timestamp of the log
 */
public record LogRecord(ProgramId program, Optional<Tick> tick, LogPayload payload) {
    /** An effect, in its author's log. */
    static LogRecord effect(Happened happened) {
        return new LogRecord(
                happened.effect().author(),
                Optional.of(happened.tick()),
                new AppliedEffect(happened.effect(), happened.created()));
    }

    /** A fact that an account relied on, in its log. */
    static LogRecord fact(ProgramId account, ObservedFact fact) {
        return new LogRecord(account, Optional.empty(), fact);
    }

    /** The other side of a call, in the log of the one who did not act. */
    static LogRecord event(ProgramId program, LogEvent event) {
        return new LogRecord(program, Optional.empty(), event);
    }
}
