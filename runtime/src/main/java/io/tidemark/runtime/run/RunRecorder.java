package io.tidemark.runtime.run;

import io.tidemark.model.Attestation;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.runtime.engine.CutBatch;

/**
 * Where a run is written down, as it goes. What was written when a call returns survives the run. A call that cannot write
 * throws {@link RecordingFailedException}, and the run ends.
 */
public interface RunRecorder {
    /** Writes nothing: for runs of which only the result counts. */
    RunRecorder NONE = new RunRecorder() {
        @Override
        public void named(ProgramId program, String name) {}

        @Override
        public void attested(Attestation word) {}

        @Override
        public void observed(SignedObservation observation) {}

        @Override
        public void taken(RunSnapshot snapshot) {}

        @Override
        public void cut(CutBatch batch) {}
    };

    /** A program of the world is about to act under this index. */
    void named(ProgramId program, String name);

    /** A keeper is about to give out its word on a block. */
    void attested(Attestation word);

    /** A quorum of keepers signed a block. */
    void observed(SignedObservation observation);

    /** Keepers signed a snapshot. */
    void taken(RunSnapshot snapshot);

    /** A batch was cut and signed. */
    void cut(CutBatch batch);
}
