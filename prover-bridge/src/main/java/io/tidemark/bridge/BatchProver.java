package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.Bundle;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Openings;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Statement;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/**
 * Proves what the engine applied and packs the bundle. It first lets the circuit solve the witness, so that a batch which
 * the circuit refuses is named by rule and effect before the cost of a proof.
 */
public final class BatchProver {
    private static final String PROVER = "tidemark, gnark " + NativeBuild.GNARK;

    private final Prover prover;

    /** Proves with that prover, which the caller closes. */
    public BatchProver(Prover prover) {
        this.prover = prover;
    }

    /**
     * Proves a batch.
     *
     * @param snapshot the snapshot that the batch ran against, as the keepers signed it
     * @param effects how much the bundle tells of the effects; the proof is the same in each case
     * @throws NativeBridgeException as {@link Prover#prove}; E_WITNESS_SHAPE if the batch does not fit the shape of the
     *     prover's key
     * @throws WitnessRefusedException if the circuit refuses what the engine accepted
     * @throws IllegalArgumentException if the snapshot is not the one that the batch ran against
     */
    public Bundle prove(Applied applied, SignedSnapshot snapshot, EffectsOpening effects, ProgressListener listener)
            throws NativeBridgeException, WitnessRefusedException {
        Statement statement = applied.statement();
        if (!snapshot.snapshot().digest().equals(statement.snapshot())) {
            throw new IllegalArgumentException("expected the snapshot " + statement.snapshot() + ", got "
                    + snapshot.snapshot().digest());
        }
        Proof proof = prove(applied.trace(), statement, listener);
        Openings all = applied.openings();
        return new Bundle(
                statement,
                new Openings(effects, all.programs(), all.ownership(), all.uses()),
                snapshot,
                proof.bytes(),
                prover.key(),
                PROVER);
    }

    private Proof prove(Trace trace, Statement statement, ProgressListener listener)
            throws NativeBridgeException, WitnessRefusedException {
        try (Witness witness = WitnessEncoder.encode(trace, statement)) {
            Optional<Violation> violation = prover.check(witness);
            if (violation.isPresent()) {
                throw new WitnessRefusedException(violation.get(), Culprit.describe(violation.get(), trace));
            }
            Proof proof = prover.prove(witness, listener);
            if (!proof.publicInputs().equals(encode(statement))) {
                throw new NativeBridgeException(
                        NativeStatus.E_NATIVE_INTERNAL,
                        "the proof is for another statement than the one that was to be proved");
            }
            return proof;
        }
    }

    private static Bytes encode(Statement statement) {
        return Bytes.concatenate(statement.publicInputs().stream()
                .map(Fr::encode)
                .map(Bytes::wrap)
                .toArray(Bytes[]::new));
    }
}
