package io.tidemark.model;

import io.tidemark.algebra.Fr;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A snapshot with keepers' signatures (spec SNP-7). That they verify is what {@link #verdict} says.
 *
 * @param signatures by strictly ascending keeper key
 */
public record SignedSnapshot(Snapshot snapshot, List<KeeperSignature> signatures) {
    private static final byte[] PREFIX = "tidemark/1/snapshot".getBytes(StandardCharsets.US_ASCII);

    /**
     * Copies the signatures and checks their order.
     *
     * @throws IllegalArgumentException if they are more than {@link Keepers#SIZE_MAX}, or not strictly ascending
     */
    public SignedSnapshot {
        signatures = List.copyOf(signatures);
        if (signatures.size() > Keepers.SIZE_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + Keepers.SIZE_MAX + " signatures, got " + signatures.size());
        }
        for (int i = 1; i < signatures.size(); i++) {
            KeeperKey before = signatures.get(i - 1).keeper();
            KeeperKey after = signatures.get(i).keeper();
            if (before.compareTo(after) >= 0) {
                throw new IllegalArgumentException(
                        "expected signatures by strictly ascending key, got " + after + " after " + before);
            }
        }
    }

    /** The snapshot signed by these secrets, in any order. */
    public static SignedSnapshot sign(Snapshot snapshot, List<KeeperSecret> secrets) {
        SnapshotDigest digest = snapshot.digest();
        return new SignedSnapshot(
                snapshot,
                secrets.stream()
                        .map(secret -> secret.sign(digest))
                        .sorted((a, b) -> a.keeper().compareTo(b.keeper()))
                        .toList());
    }

    /** What the signatures are worth against these keepers. Every signature is looked at, needed or not. */
    public KeeperVerdict verdict(Keepers keepers) {
        if (!snapshot.keepers().equals(keepers.digest())) {
            return KeeperVerdict.KEEPERS_DIFFER;
        }
        if (!signatures.stream().allMatch(s -> keepers.keys().contains(s.keeper()))) {
            return KeeperVerdict.UNKNOWN_KEEPER;
        }
        byte[] message = message(snapshot.digest());
        if (!signatures.stream().allMatch(s -> verifies(s, message))) {
            return KeeperVerdict.SIGNATURE_INVALID;
        }
        return signatures.size() < keepers.threshold() ? KeeperVerdict.BELOW_THRESHOLD : KeeperVerdict.SIGNED;
    }

    /** {@code tidemark/1/snapshot} || digest. */
    static byte[] message(SnapshotDigest digest) {
        byte[] message = Arrays.copyOf(PREFIX, PREFIX.length + Fr.BYTES);
        digest.lane().encodeTo(message, PREFIX.length);
        return message;
    }

    private static boolean verifies(KeeperSignature signature, byte[] message) {
        byte[] bytes = signature.signature().toArrayUnsafe();
        byte[] key = signature.keeper().bytes().toArrayUnsafe();
        return Ed25519.verify(bytes, 0, key, 0, message, 0, message.length);
    }
}
