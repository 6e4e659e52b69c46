package io.tidemark.verifier.plonk;

/** What a verification comes to. */
public sealed interface PlonkResult {
    /** The proof is one of the public inputs under the key. */
    record Valid() implements PlonkResult {}

    /**
     * It is not.
     *
     * @param fault E_INPUT_COUNT, E_PROOF_SHAPE or PROOF_INVALID
     */
    record Refused(PlonkFault fault, String expected, String actual) implements PlonkResult {}

    /** Whether the proof holds. */
    default boolean isValid() {
        return this instanceof Valid;
    }
}
