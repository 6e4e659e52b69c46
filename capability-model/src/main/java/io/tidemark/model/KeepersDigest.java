package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.math.BigInteger;
import org.apache.tuweni.bytes.Bytes;

/** The fold over an instance's keepers (spec SNP-6). One lane. */
public record KeepersDigest(Fr lane) implements LaneValue {
    private static final int HALF = 16;

    /** From the threshold: d' = H8(TAG(keepers), d, first 16 bytes of the key, last 16 bytes, 0, 0, 0, 0). */
    public static KeepersDigest of(Keepers keepers) {
        Fr digest = Fr.of(keepers.threshold());
        for (KeeperKey key : keepers.keys()) {
            digest = H8.hash(
                    DomainTag.KEEPERS.lane(),
                    digest,
                    integer(key.bytes().slice(0, HALF)),
                    integer(key.bytes().slice(HALF, HALF)),
                    Fr.ZERO,
                    Fr.ZERO,
                    Fr.ZERO,
                    Fr.ZERO);
        }
        return new KeepersDigest(digest);
    }

    private static Fr integer(Bytes half) {
        return Fr.fromBigInteger(new BigInteger(1, half.toArray()));
    }
}
