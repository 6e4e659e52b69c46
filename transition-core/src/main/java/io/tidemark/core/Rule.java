package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import java.util.function.BiPredicate;

/**
 * One rule of spec 3.5: what must hold just before an effect, or its code is the answer.
 *
 * @param holds asked only if the rules before it in the ladder hold
 */
record Rule<E extends Effect>(RejectCode code, BiPredicate<Scene, ? super E> holds) {
    /** A rule. */
    static <E extends Effect> Rule<E> rule(RejectCode code, BiPredicate<Scene, ? super E> holds) {
        return new Rule<>(code, holds);
    }
}
