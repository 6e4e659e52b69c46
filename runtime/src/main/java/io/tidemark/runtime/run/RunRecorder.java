package io.tidemark.runtime.run;

import io.tidemark.model.Attestation;
import io.tidemark.model.ProgramId;
import io.tidemark.model.SignedObservation;
import io.tidemark.model.log.EntryHash;
import io.tidemark.runtime.engine.CutBatch;
import io.tidemark.runtime.engine.LogRecord;
import java.util.List;
import org.apache.tuweni.bytes.Bytes32;

/**
 * Where a run is written down, as it goes. What was written when a call returns survives the run. A call that cannot write
 * throws {@link RecordingFailedException}, and the run ends.
 */
public interface RunRecorder {
    /** The name of an entry that was not written. */
    EntryHash NOWHERE = new EntryHash(Bytes32.ZERO);

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
        public List<EntryHash> happened(long first, int count, List<LogRecord> records) {
            return records.stream().map(record -> NOWHERE).toList();
        }

        @Override
        public void durable(long position) {}

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

    /**
     * Effects happened, and are about to be signed for: what the logs are to hold of one proposal.
     *
     * @param first the position of the first effect: effects count from 1
     * @param count how many
     * @return the name of the entry of each record
     */
    List<EntryHash> happened(long first, int count, List<LogRecord> records);

    /** Returns when all effects up to that position are durable: nobody signs for one that is not. */
    void durable(long position);

    /**
     * A batch was cut and signed.
     *
     * @param batch with the names that {@link #happened} gave
     */
    void cut(CutBatch batch);
}
