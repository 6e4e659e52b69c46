package io.tidemark.model;

import org.apache.tuweni.bytes.Bytes;

/**
 * The file that travels: a statement, what opens it, the snapshot it was proved against, and the proof (spec chapter
 * 6). Nothing of it is to be believed before a verifier said so.
 *
 * @param proof as gnark writes it, compressed: 196 bytes for Groth16 on BN254 with one commitment; at most
 *     {@value #PROOF_BYTES_MAX}
 * @param key the verifying key that the proof is for; the key itself is never in a bundle
 * @param prover name and version of the software that made it, for people; at most {@value #PROVER_BYTES_MAX} bytes
 */
public record Bundle(
        Statement statement, Openings openings, SignedSnapshot snapshot, Bytes proof, KeyId key, String prover) {
    /** The most bytes of a proof. */
    public static final int PROOF_BYTES_MAX = 64 * 1024;

    /** The most bytes of the prover's name in UTF-8. */
    public static final int PROVER_BYTES_MAX = 4096;

    /**
     * Copies the proof and checks the lengths.
     *
     * @throws IllegalArgumentException if proof or prover are too long, or the prover has an unpaired surrogate
     */
    public Bundle {
        if (proof.size() > PROOF_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "expected a proof of at most " + PROOF_BYTES_MAX + " bytes, got " + proof.size());
        }
        if (Text.utf8(prover).length > PROVER_BYTES_MAX) {
            throw new IllegalArgumentException("expected a prover of at most " + PROVER_BYTES_MAX + " bytes, got "
                    + prover.length() + " characters");
        }
        proof = ByteStrings.copy(proof);
    }
}
