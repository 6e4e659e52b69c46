package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.util.List;

/**
 * A key of one proof system: where another one plugs in. It says which proofs can be under it and checks them; forms of
 * inputs, envelopes, detection and reports are the same for all.
 */
sealed interface ForeignKey permits Groth16ForeignKey, PlonkForeignKey {
    int inputCount();

    /** A hash over what verification depends on, the same whatever form the key was read in (FOR-7, PLK-9). */
    String hash();

    /** The forms of its proofs, without envelopes; the one that goes with the key's own form first. */
    List<ProofCandidate> proofForms();

    /** The structure of a proof in words of 32 bytes, to the end of the file: what envelopes carry. */
    Candidate.Fitting<ForeignProof> words(ByteCursor in) throws ForeignFormatException;

    /**
     * Nothing, if the proof has the shape of the key.
     *
     * @throws ForeignFormatException E_PROOF_SHAPE if not
     */
    void requireShape(ForeignProof proof) throws ForeignFormatException;

    /**
     * Nothing, if the proof has as many commitments as the key.
     *
     * @throws ForeignFormatException E_PROOF_SHAPE if not
     */
    static void requireCommitments(int expected, int actual) throws ForeignFormatException {
        if (actual != expected) {
            throw new ForeignFormatException(
                    ProofFailure.of(ForeignCode.E_PROOF_SHAPE, expected + " commitments, as in the key", actual + ""));
        }
    }

    /** Whether the proof, of the key's shape, is one of these inputs, as many as the key's. Only of a key without findings. */
    boolean holds(ForeignProof proof, List<Fr> inputs);
}
