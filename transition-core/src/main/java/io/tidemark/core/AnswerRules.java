package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_CALL_UNKNOWN;
import static io.tidemark.model.RejectCode.E_INVOKE_HEAD;
import static io.tidemark.model.RejectCode.E_NOT_PENDING;
import static io.tidemark.model.RejectCode.E_NOT_TARGET;

import io.tidemark.core.trace.Role;
import io.tidemark.model.Accept;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallEffect;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.Decline;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import java.util.List;
import java.util.function.Function;

/**
 * Accept and Decline: the target answers a pending call, and its arguments go to the target or stay the caller's.
 *
 * @param call the call that an effect answers
 * @param invokeHead the head of the Invoke that it names
 * @param status what the call becomes
 */
record AnswerRules<E extends CallEffect>(
        Ladder<E> ladder, Function<E, CallId> call, Function<E, IntentHead> invokeHead, CallStatus status)
        implements EffectRules<E> {
    /** Accept. */
    static AnswerRules<Accept> accept() {
        return of(Accept::call, Accept::invokeHead, CallStatus.ACCEPTED);
    }

    /** Decline. */
    static AnswerRules<Decline> decline() {
        return of(Decline::call, Decline::invokeHead, CallStatus.DECLINED);
    }

    private static <E extends CallEffect> AnswerRules<E> of(
            Function<E, CallId> call, Function<E, IntentHead> invokeHead, CallStatus status) {
        // Nobody is the target of a call that does not exist: rule 90 answers for it, not rule 55.
        Ladder<E> ladder = Ladder.of(
                AuthorRules.known(),
                List.of(
                        rule(E_NOT_TARGET, (s, e) -> !s.knows(call.apply(e)) || isTarget(s, e, call.apply(e))),
                        rule(E_CALL_UNKNOWN, (s, e) -> s.knows(call.apply(e))),
                        rule(E_NOT_PENDING, (s, e) -> s.call(call.apply(e)).status() == CallStatus.PENDING),
                        rule(
                                E_INVOKE_HEAD,
                                (s, e) -> s.call(call.apply(e)).invokeHead().equals(invokeHead.apply(e))),
                        CallRules.callHead()));
        return new AnswerRules<>(ladder, call, invokeHead, status);
    }

    @Override
    public void write(Scene scene, E effect, Writes writes) {
        CallCell before = scene.call(call.apply(effect));
        writes.put(Role.OTHER, call.apply(effect), before.withStatus(status));
        for (ResourceId argument : before.arguments()) {
            ResourceCell resource = scene.resource(argument);
            ProgramId owner = status == CallStatus.ACCEPTED
                    ? effect.author()
                    : resource.holding().owner();
            writes.put(Role.ARGUMENT, argument, resource.withHolding(Holding.held(owner), EscrowTerms.NONE));
        }
    }

    @Override
    public ProgramCell author(ProgramCell before, E effect, Writes writes) {
        return CallRules.extended(before, writes.head());
    }

    private static <E extends CallEffect> boolean isTarget(Scene scene, E effect, CallId call) {
        return scene.call(call).target().equals(effect.author());
    }
}
