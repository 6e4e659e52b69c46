package io.tidemark.bridge;

import org.apache.tuweni.bytes.Bytes;

/**
 * A proof that the native prover verified before it handed it out.
 *
 * @param bytes as gnark writes it, compressed: 196 bytes
 * @param publicInputs the statement that it is for: 32 bytes big endian for each lane, in the order of spec 5.1
 */
public record Proof(Bytes bytes, Bytes publicInputs) {
    /** Copies both. */
    public Proof {
        bytes = bytes.copy();
        publicInputs = publicInputs.copy();
    }

    static Proof of(byte[] bytes, byte[] publicInputs) {
        return new Proof(Bytes.wrap(bytes), Bytes.wrap(publicInputs));
    }
}
