package io.tidemark.runtime.run;

import io.tidemark.model.Fact;
import io.tidemark.model.SignedSnapshot;
import java.util.List;

/**
 * A snapshot that was taken in a run.
 *
 * @param facts that it holds
 * @param observations how many observations had been recorded when it was taken
 * @param batches how many batches had been cut
 */
public record RunSnapshot(SignedSnapshot signed, List<Fact> facts, int observations, int batches) {
    public RunSnapshot {
        facts = List.copyOf(facts);
    }
}
