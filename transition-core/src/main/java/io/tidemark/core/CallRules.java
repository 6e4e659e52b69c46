package io.tidemark.core;

import static io.tidemark.core.Rule.rule;
import static io.tidemark.model.RejectCode.E_CALL_HEAD;

import io.tidemark.model.CallEffect;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramCell;

/** Rule 93, and the call chain of a program. */
final class CallRules {
    private CallRules() {}

    /** Rule 93. */
    static <E extends CallEffect> Rule<E> callHead() {
        return rule(E_CALL_HEAD, (s, e) -> e.callHead().equals(s.author(e).callHead()));
    }

    /** The author's program with another call head. */
    static ProgramCell extended(ProgramCell program, IntentHead callHead) {
        return new ProgramCell(
                program.stamp(),
                program.key(),
                program.head(),
                callHead,
                program.counter(),
                program.registeredAt(),
                program.domain(),
                program.deposits());
    }
}
