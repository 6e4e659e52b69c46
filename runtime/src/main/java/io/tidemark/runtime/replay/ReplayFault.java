package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogFault;
import java.util.Optional;

/**
 * Why a replay cannot go on, and where.
 *
 * @param actor whose log it is about; empty if it is about all of them
 * @param sequence the entry in that log; {@link LogFault#NOWHERE} if none is meant
 * @param log the fault of the log, for E_LOG_UNSOUND
 * @param expected what should be there
 * @param actual what is there, and what to do next
 */
public record ReplayFault(
        ReplayCode code,
        Optional<ActorId> actor,
        long sequence,
        Optional<LogFault> log,
        String expected,
        String actual) {

    static ReplayFault of(ReplayCode code, ActorId actor, long sequence, String expected, String actual) {
        return new ReplayFault(code, Optional.of(actor), sequence, Optional.empty(), expected, actual);
    }

    static ReplayFault of(ReplayCode code, ActorId actor, String expected, String actual) {
        return of(code, actor, LogFault.NOWHERE, expected, actual);
    }

    static ReplayFault ofAll(ReplayCode code, String expected, String actual) {
        return new ReplayFault(code, Optional.empty(), LogFault.NOWHERE, Optional.empty(), expected, actual);
    }

    static ReplayFault of(ActorId actor, LogFault log) {
        return new ReplayFault(
                ReplayCode.E_LOG_UNSOUND,
                Optional.of(actor),
                log.sequence(),
                Optional.of(log),
                log.expected(),
                log.actual());
    }

    /** The code by which people know it: that of the log's fault, if a log is not sound. */
    public String label() {
        return log.map(fault -> fault.code().name()).orElse(code.name());
    }

    /** For example {@code E_LOG_TRUNCATED in the log of bank, entry 14: expected ..., got ...}. */
    @Override
    public String toString() {
        return label() + actor.map(name -> " in the log of " + name).orElse("")
                + log.filter(fault -> !fault.file().isEmpty())
                        .map(fault -> ", " + fault.file()
                                + (fault.offset() == LogFault.NOWHERE ? "" : " at byte " + fault.offset()))
                        .orElse("")
                + (sequence == LogFault.NOWHERE ? "" : ", entry " + sequence) + ": expected " + expected + ", got "
                + actual;
    }
}
