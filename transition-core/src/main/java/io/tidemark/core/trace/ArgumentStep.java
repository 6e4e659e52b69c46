package io.tidemark.core.trace;

import io.tidemark.model.CallId;
import io.tidemark.model.EffectKind;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;
import java.util.List;

/**
 * One argument of a call, at Invoke, Accept or Decline; the steps of one effect stand in the order of its arguments.
 *
 * @param effect index of the effect in the batch
 * @param kind of the effect
 * @param place which argument it is, from 0
 * @param arguments all arguments of the call
 * @param touch of the resource
 * @param head the effect's intent head
 */
public record ArgumentStep(
        int effect,
        EffectKind kind,
        CallId call,
        ProgramId caller,
        ProgramId target,
        int place,
        List<ResourceId> arguments,
        Touch touch,
        Tick tick,
        IntentHead head) {
    /** Copies the arguments. */
    public ArgumentStep {
        arguments = List.copyOf(arguments);
    }
}
