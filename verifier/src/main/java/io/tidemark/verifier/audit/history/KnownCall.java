package io.tidemark.verifier.audit.history;

import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.util.List;

/** What is known of a call at a point of a history. */
public record KnownCall(CallId id, ProgramId caller, ProgramId target, List<ResourceId> arguments, CallStatus status) {
    /** Copies the arguments. */
    public KnownCall {
        arguments = List.copyOf(arguments);
    }

    KnownCall answered(CallStatus other) {
        return new KnownCall(id, caller, target, arguments, other);
    }
}
