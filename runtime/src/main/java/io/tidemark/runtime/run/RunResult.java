package io.tidemark.runtime.run;

import io.tidemark.core.State;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.runtime.engine.CutBatch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param failure why it did not come to its end; what happened before stays
 * @param batches in order
 * @param snapshots in order
 * @param observations what keepers signed of blocks, in order
 * @param programs the index of each program of the world that acted
 */
public record RunResult(
        Optional<StepFailed> failure,
        State state,
        List<CutBatch> batches,
        List<RunSnapshot> snapshots,
        List<SignedObservation> observations,
        Map<String, ProgramId> programs) {
    public RunResult {
        batches = List.copyOf(batches);
        snapshots = List.copyOf(snapshots);
        observations = List.copyOf(observations);
        programs = Collections.unmodifiableMap(new LinkedHashMap<>(programs));
    }
}
