package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import java.util.List;

/** A proof and the public inputs that it is said to be one of: what a batch is made of. */
public record Groth16Claim(Groth16Proof proof, List<Fr> inputs) {
    /** Copies the list. */
    public Groth16Claim {
        inputs = List.copyOf(inputs);
    }

    /** Whether there are as many inputs and commitments as the key has. */
    public boolean fits(VerifyingKey key) {
        return inputs.size() == key.publicInputCount()
                && proof.commitments().size() == key.commitments().size();
    }
}
