package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.HashToField;
import io.tidemark.verifier.groth16.WireHash;
import java.math.BigInteger;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Hashes of a commitment to its wire (PLK-17, PLK-18). The message is the commitment alone, 64 bytes. */
public final class PlonkWireHash {
    /** gnark's default, also for Solidity: RFC 9380 hash_to_field over SHA-256 with the tag {@code BSB22-Plonk}. */
    public static final WireHash GNARK = message -> HashToField.hash(message, "BSB22-Plonk");

    /** Keccak-256 modulo r. */
    public static final WireHash KECCAK = PlonkWireHash::keccak;

    private static final int KECCAK_BITS = 256;

    private PlonkWireHash() {}

    private static Fr keccak(byte[] message) {
        KeccakDigest keccak = new KeccakDigest(KECCAK_BITS);
        keccak.update(message, 0, message.length);
        byte[] digest = new byte[keccak.getDigestSize()];
        keccak.doFinal(digest, 0);
        return Fr.reduce(new BigInteger(1, digest));
    }
}
