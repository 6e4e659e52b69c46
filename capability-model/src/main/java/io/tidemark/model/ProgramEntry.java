package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * A program that acted in a batch, or was joined and did not act (spec 5.4). Three lanes.
 *
 * @param counterBefore ZERO for a program that registered in the batch
 * @param headBefore NONE for a program that registered in the batch
 */
public record ProgramEntry(
        ProgramId program, Counter counterBefore, Counter counterAfter, IntentHead headBefore, IntentHead headAfter) {
    /** Whether it acted; if not, it was joined, and counter and head are the same before and after. */
    public boolean acted() {
        return !counterBefore.equals(counterAfter);
    }

    /** index(32) | counter before(32) | counter after(32); head before; head after. */
    public List<Fr> lanes() {
        Fr numbers = Lanes.pack()
                .put(program)
                .put(counterBefore.value(), 32)
                .put(counterAfter.value(), 32)
                .lane();
        return List.of(numbers, headBefore.lane(), headAfter.lane());
    }
}
