package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_CALL;

import io.tidemark.model.Accept;
import io.tidemark.model.CallId;
import io.tidemark.model.Decline;
import io.tidemark.model.Invoke;
import io.tidemark.model.ProgramId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * A call is answered at most once, by who was called (spec OBS-12).
 *
 * @param open who was called, for each call that is not answered
 * @param last the highest call that was made
 */
record Calls(PMap<CallId, ProgramId> open, long last) implements Invariant {
    static Calls start() {
        return new Calls(HashTreePMap.empty(), 0);
    }

    @Override
    public Step after(StoredEntry entry) {
        if (!(entry.entry().payload() instanceof AppliedEffect applied)) {
            return Step.good(this);
        }
        Checks checks = new Checks(entry);
        if (applied.effect() instanceof Invoke e) {
            CallId made = CallId.of(applied.created());
            checks.require(!open.containsKey(made), E_INV_CALL, "a new call", "call " + made.index() + " again");
            return checks.then(new Calls(open.plus(made, e.target()), Math.max(last, made.index())));
        } else if (applied.effect() instanceof Accept e) {
            return checks.then(answer(e.call(), e.author(), checks));
        } else if (applied.effect() instanceof Decline e) {
            return checks.then(answer(e.call(), e.author(), checks));
        }
        return checks.then(this);
    }

    private Calls answer(CallId call, ProgramId author, Checks checks) {
        ProgramId target = open.get(call);
        if (target == null) {
            checks.require(
                    false,
                    E_INV_CALL,
                    "a call that is not answered",
                    "an answer to call " + call.index() + ", which "
                            + (call.index() <= last ? "was answered" : "nobody made"));
            return this;
        }
        checks.require(
                target.equals(author),
                E_INV_CALL,
                "an answer to call " + call.index() + " by program " + target.index(),
                "one by program " + author.index());
        return new Calls(open.minus(call), last);
    }
}
