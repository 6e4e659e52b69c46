package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.HashToField;

/**
 * Hashes a commitment, and the inputs that it covers, to the value of its wire (GRO-16, GRO-17). A parameter of the
 * circuit: with another one than the prover's, no proof verifies.
 */
@FunctionalInterface
public interface WireHash {
    /** gnark's default: RFC 9380 hash_to_field over SHA-256 with the tag {@code bsb22-commitment}. */
    WireHash GNARK = message -> HashToField.hash(message, HashToField.COMMITMENT_DST);

    /** The wire of these bytes: the commitment uncompressed, then 32 bytes for each covered value. */
    Fr hash(byte[] message);
}
