package io.tidemark.model;

import java.util.List;

/**
 * An observation with keepers' signatures (spec TMP-5). That they verify is what {@link #verdict} says.
 *
 * @param signatures by strictly ascending keeper key
 */
public record SignedObservation(Observation observation, List<KeeperSignature> signatures) {
    /**
     * Copies the signatures and checks their order.
     *
     * @throws IllegalArgumentException if they are more than {@link Keepers#SIZE_MAX}, or not strictly ascending
     */
    public SignedObservation {
        signatures = List.copyOf(signatures);
        Keepers.requireOrder(signatures);
    }

    /** The observation signed by these secrets, in any order. */
    public static SignedObservation sign(Observation observation, List<KeeperSecret> secrets) {
        return new SignedObservation(observation, Keepers.sign(observation.message(), secrets));
    }

    /** What the signatures are worth against these keepers. */
    public KeeperVerdict verdict(Keepers keepers) {
        return keepers.verdict(signatures, observation.message());
    }
}
