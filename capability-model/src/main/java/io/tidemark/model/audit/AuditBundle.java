package io.tidemark.model.audit;

import io.tidemark.model.Bundle;
import io.tidemark.model.KeyId;
import io.tidemark.model.Text;
import org.apache.tuweni.bytes.Bytes;

/**
 * The file of an audit statement: the statement and its proof (spec 21.4). Nothing of it is to be believed before a
 * verifier said so, and then only of the states that it accepted.
 *
 * @param proof as in a {@link Bundle}
 * @param key the verifying key that the proof is for
 * @param prover name and version of the software that made it, for people
 */
public record AuditBundle(AuditStatement statement, Bytes proof, KeyId key, String prover) {
    /**
     * Copies the proof and checks the lengths.
     *
     * @throws IllegalArgumentException if proof or prover are too long, or the prover has an unpaired surrogate
     */
    public AuditBundle {
        if (proof.size() > Bundle.PROOF_BYTES_MAX || Text.utf8(prover).length > Bundle.PROVER_BYTES_MAX) {
            throw new IllegalArgumentException("expected at most " + Bundle.PROOF_BYTES_MAX + " bytes of proof and "
                    + Bundle.PROVER_BYTES_MAX + " of prover, got " + proof.size() + " and " + prover.length());
        }
        proof = Bytes.wrap(proof.toArray());
    }
}
