package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_SIDES;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.Decline;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.log.StoredEntry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * What one side of a call does, the log of the other says, in the same commit (spec OBS-13).
 *
 * @param told what one side has told since the last commit
 */
record CallSides(PMap<Key, Side> told) implements Invariant {
    /** A call, or its answer. */
    record Key(CallId call, boolean isAnswer) {}

    /** What both sides must tell alike. */
    sealed interface Tale {
        record Called(ProgramId caller, List<ResourceId> arguments) implements Tale {}

        record Answered(ProgramId target, boolean accepted) implements Tale {}
    }

    /** One side. */
    record Side(Tale tale, boolean isOfActor) {}

    static CallSides start() {
        return new CallSides(HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        LogPayload payload = entry.entry().payload();
        if (payload instanceof AppliedEffect applied) {
            return effect(entry, applied);
        } else if (payload instanceof LogEvent.Invoked e) {
            return tell(entry, new Key(e.call(), false), new Tale.Called(e.caller(), e.arguments()), false);
        } else if (payload instanceof LogEvent.Answered e) {
            return tell(entry, new Key(e.call(), true), new Tale.Answered(e.target(), e.accepted()), false);
        }
        return payload instanceof Committed ? commit(entry) : Step.good(this);
    }

    private Step effect(StoredEntry entry, AppliedEffect applied) {
        if (applied.effect() instanceof Invoke e) {
            CallId made = CallId.of(applied.created());
            return tell(entry, new Key(made, false), new Tale.Called(e.author(), e.arguments()), true);
        } else if (applied.effect() instanceof Accept e) {
            return tell(entry, new Key(e.call(), true), new Tale.Answered(e.author(), true), true);
        } else if (applied.effect() instanceof Decline e) {
            return tell(entry, new Key(e.call(), true), new Tale.Answered(e.author(), false), true);
        }
        return Step.good(this);
    }

    private Step tell(StoredEntry entry, Key key, Tale tale, boolean isOfActor) {
        Side side = new Side(tale, isOfActor);
        @Nullable Side other = told.get(key);
        if (other == null) {
            return Step.good(new CallSides(told.plus(key, side)));
        }
        Checks checks = new Checks(entry);
        checks.require(
                other.isOfActor != isOfActor && Objects.equals(other.tale, tale),
                E_INV_SIDES,
                "the other side of " + other.tale + " of call " + key.call.index(),
                String.valueOf(tale));
        return checks.then(new CallSides(told.minus(key)));
    }

    private Step commit(StoredEntry entry) {
        Checks checks = new Checks(entry);
        told.forEach((key, side) -> checks.require(
                false,
                E_INV_SIDES,
                "both sides of call " + key.call.index() + " in one commit",
                (side.isOfActor ? "the effect alone: " : "the event alone: ") + side.tale));
        return checks.then(start());
    }
}
