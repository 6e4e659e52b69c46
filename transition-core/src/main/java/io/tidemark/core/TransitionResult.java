package io.tidemark.core;

import io.tidemark.core.trace.Trace;
import io.tidemark.model.Effect;
import io.tidemark.model.Openings;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Statement;

/** What became of a batch. */
public sealed interface TransitionResult {
    /** The effect index of a rejection that no effect is to blame for. */
    int BATCH = -1;

    /**
     * Every rule held.
     *
     * @param state the new state, not committed
     * @param trace all that a witness needs
     * @param statement what a proof of it will say
     * @param openings the lists behind the last four inputs of the statement, with the effects in full
     */
    record Applied(State state, Trace trace, Statement statement, Openings openings) implements TransitionResult {}

    /**
     * A rule was broken, and nothing changed (spec RUL-1).
     *
     * @param code of the rule with the lowest number among those that the first bad effect breaks
     * @param effectIndex of that effect, from 0; {@link #BATCH} for rules 1 and 2. For E_SIGNATURE the author's last
     * @param detail for people: what was expected, what came, and what to do next
     */
    record Rejected(RejectCode code, int effectIndex, String detail) implements TransitionResult {
        static Rejected ofBatch(RejectCode code) {
            return new Rejected(code, BATCH, "expected that " + code.rule() + "; " + code.next());
        }

        static Rejected ofEffect(RejectCode code, int index, Effect effect) {
            return new Rejected(
                    code,
                    index,
                    "effect " + index + ": expected that " + code.rule() + ", got " + effect + "; " + code.next());
        }
    }
}
