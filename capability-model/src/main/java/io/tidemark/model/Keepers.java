package io.tidemark.model;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Who signs the snapshots and observations of an instance, and how many of them must (spec SNP-6, SNP-7, TMP-5).
 *
 * @param keys different keys, in the instance's order
 * @param threshold 1 to as many as there are keys
 */
public record Keepers(List<KeeperKey> keys, int threshold) {
    /** The most keepers of an instance. */
    public static final int SIZE_MAX = 64;

    /**
     * Copies the keys and checks.
     *
     * @throws IllegalArgumentException if there are no keys, more than {@value #SIZE_MAX}, a key stands twice, or the
     *     threshold is out of its range
     */
    public Keepers {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > SIZE_MAX) {
            throw new IllegalArgumentException("expected 1 to " + SIZE_MAX + " keepers, got " + keys.size());
        }
        if (new HashSet<>(keys).size() != keys.size()) {
            throw new IllegalArgumentException("expected different keepers, got one twice: " + keys);
        }
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException("expected a threshold from 1 to " + keys.size() + ", got " + threshold);
        }
    }

    /** The digest that the instance id and every snapshot name. */
    public KeepersDigest digest() {
        return KeepersDigest.of(this);
    }

    /** The message signed by these secrets, by ascending key. */
    public static List<KeeperSignature> sign(KeeperMessage message, List<KeeperSecret> secrets) {
        return secrets.stream()
                .map(secret -> secret.sign(message))
                .sorted(Comparator.comparing(KeeperSignature::keeper))
                .toList();
    }

    /**
     * Refuses signatures that are not in their one order.
     *
     * @throws IllegalArgumentException if they are more than {@link #SIZE_MAX}, or not by strictly ascending key
     */
    public static void requireOrder(List<KeeperSignature> signatures) {
        if (signatures.size() > SIZE_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + SIZE_MAX + " signatures, got " + signatures.size());
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

    /**
     * What signatures of different keys are worth. Every signature is looked at, needed or not.
     *
     * @return never KEEPERS_DIFFER
     */
    public KeeperVerdict verdict(List<KeeperSignature> signatures, KeeperMessage message) {
        if (!signatures.stream().allMatch(s -> keys.contains(s.keeper()))) {
            return KeeperVerdict.UNKNOWN_KEEPER;
        }
        if (!signatures.stream().allMatch(s -> s.verifies(message))) {
            return KeeperVerdict.SIGNATURE_INVALID;
        }
        return signatures.size() < threshold ? KeeperVerdict.BELOW_THRESHOLD : KeeperVerdict.SIGNED;
    }
}
