package io.tidemark.model;

import java.util.List;

/**
 * A snapshot with keepers' signatures (spec SNP-7). That they verify is what {@link #verdict} says.
 *
 * @param signatures by strictly ascending keeper key
 */
public record SignedSnapshot(Snapshot snapshot, List<KeeperSignature> signatures) {
    /**
     * Copies the signatures and checks their order.
     *
     * @throws IllegalArgumentException if they are more than {@link Keepers#SIZE_MAX}, or not strictly ascending
     */
    public SignedSnapshot {
        signatures = List.copyOf(signatures);
        Keepers.requireOrder(signatures);
    }

    /** The snapshot signed by these secrets, in any order. */
    public static SignedSnapshot sign(Snapshot snapshot, List<KeeperSecret> secrets) {
        return new SignedSnapshot(snapshot, Keepers.sign(KeeperMessage.of(snapshot.digest()), secrets));
    }

    /** What the signatures are worth against these keepers. Every signature is looked at, needed or not. */
    public KeeperVerdict verdict(Keepers keepers) {
        if (!snapshot.keepers().equals(keepers.digest())) {
            return KeeperVerdict.KEEPERS_DIFFER;
        }
        return keepers.verdict(signatures, KeeperMessage.of(snapshot.digest()));
    }
}
