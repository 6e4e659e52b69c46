package io.tidemark.runtime.timemap.ethereum;

import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum has it: the padding before SHA-3 was standardised. */
final class Keccak256 {
    private static final int BITS = 256;

    private Keccak256() {}

    static Bytes32 of(Bytes bytes) {
        KeccakDigest keccak = new KeccakDigest(BITS);
        byte[] input = bytes.toArrayUnsafe();
        keccak.update(input, 0, input.length);
        byte[] hash = new byte[Bytes32.SIZE];
        keccak.doFinal(hash, 0);
        return Bytes32.wrap(hash);
    }
}
