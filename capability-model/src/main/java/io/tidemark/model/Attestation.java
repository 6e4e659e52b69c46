package io.tidemark.model;

/** One keeper's word on an observation, as it comes in before there is a quorum. */
public record Attestation(Observation observation, KeeperSignature signature) {
    /** The observation signed by this secret. */
    public static Attestation sign(Observation observation, KeeperSecret secret) {
        return new Attestation(observation, secret.sign(observation.message()));
    }

    /** Who signed it, if it {@link #isBy}. */
    public KeeperKey keeper() {
        return signature.keeper();
    }

    /** Whether one of these keepers signed it. */
    public boolean isBy(Keepers keepers) {
        return keepers.keys().contains(keeper()) && signature.verifies(observation.message());
    }
}
