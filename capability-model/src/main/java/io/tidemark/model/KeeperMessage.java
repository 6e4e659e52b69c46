package io.tidemark.model;

import java.nio.charset.StandardCharsets;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;

/**
 * What a keeper signs: a prefix that says what is signed, and a digest of 32 bytes (spec SNP-7, TMP-5). The prefixes keep a
 * signature on the one from being taken for a signature on the other.
 */
public final class KeeperMessage {
    private static final String SNAPSHOT = "tidemark/1/snapshot";
    private static final String OBSERVATION = "tidemark/1/observation";

    private final byte[] bytes;

    private KeeperMessage(String prefix, byte[] digest) {
        bytes = Bytes.concatenate(Bytes.wrap(prefix.getBytes(StandardCharsets.US_ASCII)), Bytes.wrap(digest))
                .toArray();
    }

    /** The message over a snapshot. */
    public static KeeperMessage of(SnapshotDigest snapshot) {
        return new KeeperMessage(SNAPSHOT, snapshot.lane().encode());
    }

    /** The message over an observation of a domain. */
    public static KeeperMessage ofObservation(Bytes32 digest) {
        return new KeeperMessage(OBSERVATION, digest.toArrayUnsafe());
    }

    /** Not copied: readers of this package change nothing in it. */
    byte[] bytes() {
        return bytes;
    }
}
