package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_NOT_HELD;
import static io.tidemark.model.RejectCode.E_NOT_OWNER;
import static io.tidemark.model.RejectCode.E_RESOURCE_UNKNOWN;
import static io.tidemark.model.RejectCode.E_STATE_FULL;
import static io.tidemark.model.RejectCode.E_TARGET_NOT_IN_SNAPSHOT;

import io.tidemark.core.trace.Role;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CallStatus;
import io.tidemark.model.CellKind;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import java.util.List;

/** Invoke: a call to a target program, with resources of the caller that wait in it. */
final class InvokeRules implements EffectRules<Invoke> {
    private static final Ladder<Invoke> LADDER = Ladder.of(
            AuthorRules.known(),
            List.of(
                    rule(E_STATE_FULL, (s, e) -> s.hasRoom(CellKind.CALL)),
                    ResourceRules.partyKnown(Invoke::target),
                    rule(E_TARGET_NOT_IN_SNAPSHOT, (s, e) -> e.target().index() <= s.programsInSnapshot()),
                    rule(E_RESOURCE_UNKNOWN, (s, e) -> e.arguments().stream().allMatch(s::knows)),
                    rule(E_NOT_HELD, (s, e) -> e.arguments().stream().allMatch(a -> ResourceRules.isHeld(s, a))),
                    rule(E_NOT_OWNER, (s, e) -> e.arguments().stream().allMatch(a -> ResourceRules.isOwner(s, e, a))),
                    CallRules.callHead()));

    @Override
    public Ladder<Invoke> ladder() {
        return LADDER;
    }

    @Override
    public void write(Scene scene, Invoke effect, Writes writes) {
        CallId call = CallId.of(scene.nextIndex(CellKind.CALL));
        writes.put(
                Role.OTHER,
                call,
                new CallCell(
                        writes.created(),
                        effect.author(),
                        effect.target(),
                        CallStatus.PENDING,
                        effect.entry(),
                        effect.arguments(),
                        writes.head()));
        for (ResourceId argument : effect.arguments()) {
            ResourceCell before = scene.resource(argument);
            Holding holding = Holding.inCall(before.holding().owner(), call);
            writes.put(Role.ARGUMENT, argument, before.withHolding(holding, EscrowTerms.NONE));
        }
    }

    @Override
    public ProgramCell author(ProgramCell before, Invoke effect, Writes writes) {
        return CallRules.extended(before, writes.head());
    }
}
