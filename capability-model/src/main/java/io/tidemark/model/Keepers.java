package io.tidemark.model;

import java.util.HashSet;
import java.util.List;

/**
 * Who signs the snapshots of an instance, and how many of them must (spec SNP-6, SNP-7).
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
}
