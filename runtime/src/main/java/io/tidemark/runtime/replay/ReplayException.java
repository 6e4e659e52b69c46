package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A replay cannot go on; {@link #fault} says why and where. What was replayed before it stays true. */
public final class ReplayException extends Exception {
    private final ReplayFault fault;

    ReplayException(ReplayFault fault) {
        this(fault, null);
    }

    private ReplayException(ReplayFault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    /** A log that is not sound. */
    public static ReplayException of(ActorId actor, LogException unsound) {
        return new ReplayException(ReplayFault.of(actor, unsound.fault()), unsound);
    }

    /** Logs that cannot be read. */
    public static ReplayException unreadable(IOException failure) {
        return new ReplayException(
                ReplayFault.ofAll(ReplayCode.E_LOG_MISSING, "logs that can be read", failure + "; mend the disk"),
                failure);
    }

    /** The fault. */
    public ReplayFault fault() {
        return fault;
    }
}
