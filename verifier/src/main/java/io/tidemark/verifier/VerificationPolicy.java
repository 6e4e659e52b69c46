package io.tidemark.verifier;

/**
 * What a verifier asks for. What is supplied is always checked; each option only drops a demand.
 *
 * @param developmentKeysAllowed accept proofs under keys that whoever made them can forge under
 * @param anyStartAllowed accept a first bundle that does not start from the genesis of the instance when the state
 *     knows no batch yet: its pre-root, and the place of its snapshot in the chain, are then taken as they come
 */
public record VerificationPolicy(boolean developmentKeysAllowed, boolean anyStartAllowed) {
    /** Everything is asked for. */
    public static final VerificationPolicy STRICT = new VerificationPolicy(false, false);

    /** The same policy with development keys. */
    public VerificationPolicy allowingDevelopmentKeys() {
        return new VerificationPolicy(true, anyStartAllowed);
    }

    /** The same policy with any start. */
    public VerificationPolicy allowingAnyStart() {
        return new VerificationPolicy(developmentKeysAllowed, true);
    }
}
