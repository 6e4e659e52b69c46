package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * RISC Zero's digests of structures (FOR-28): SHA-256 of the tag's digest, the parts' digests, the data, and the number
 * of parts in 16 bits, little endian.
 */
final class Risc0Digests {
    private static final int DIGEST_BYTES = 32;
    private static final int HALF_BYTES = 16;

    /** What an absent part has as its digest. */
    private static final byte[] NONE = new byte[DIGEST_BYTES];

    private Risc0Digests() {}

    private static byte[] structure(String tag, byte[] data, byte[]... parts) {
        byte[] count = {(byte) parts.length, (byte) (parts.length >> Byte.SIZE)};
        return Digests.sha256(
                Digests.sha256(tag.getBytes(StandardCharsets.US_ASCII)), Digests.joined(parts), data, count);
    }

    /** The digest that a selector is the beginning of. */
    static byte[] parameters(byte[] controlRoot, byte[] controlId, VerifyingKey key) {
        return structure("risc0.Groth16ReceiptVerifierParameters", new byte[0], controlRoot, controlId, key(key));
    }

    private static byte[] key(VerifyingKey key) {
        byte[] list = NONE;
        List<G1> weights = key.k();
        for (int i = weights.size() - 1; i >= 0; i--) {
            byte[] point = Digests.sha256(weights.get(i).encodeRaw());
            list = structure("risc0_groth16.VerifyingKey.IC", new byte[0], point, list);
        }
        return structure(
                "risc0_groth16.VerifyingKey",
                new byte[0],
                Digests.sha256(key.alpha().encodeRaw()),
                Digests.sha256(key.beta().encodeRaw()),
                Digests.sha256(key.gamma().encodeRaw()),
                Digests.sha256(key.delta().encodeRaw()),
                list);
    }

    /** The claim that a program ended well and left this journal. */
    static byte[] claim(byte[] imageId, byte[] journal) {
        byte[] stopped = structure("risc0.SystemState", new byte[Integer.BYTES], NONE);
        byte[] output = structure("risc0.Output", new byte[0], Digests.sha256(journal), NONE);
        return structure("risc0.ReceiptClaim", new byte[2 * Integer.BYTES], NONE, imageId, stopped, output);
    }

    /** The two halves of a digest, each read little endian. */
    static List<Fr> halves(byte[] digest) {
        return List.of(half(digest, 0), half(digest, HALF_BYTES));
    }

    private static Fr half(byte[] digest, int from) {
        byte[] reversed = new byte[HALF_BYTES];
        for (int i = 0; i < HALF_BYTES; i++) {
            reversed[i] = digest[from + HALF_BYTES - 1 - i];
        }
        return Fr.fromBigInteger(new BigInteger(1, reversed));
    }

    /** Whether an input can be a half. */
    static boolean isHalf(Fr input) {
        return input.bitLength() <= HALF_BYTES * Byte.SIZE;
    }

    /** The digest of two halves. */
    static byte[] digest(Fr first, Fr second) {
        byte[] digest = new byte[DIGEST_BYTES];
        byte[] high = first.encode();
        byte[] low = second.encode();
        for (int i = 0; i < HALF_BYTES; i++) {
            digest[i] = high[DIGEST_BYTES - 1 - i];
            digest[HALF_BYTES + i] = low[DIGEST_BYTES - 1 - i];
        }
        return digest;
    }

    /** An input as a digest: little endian. */
    static byte[] littleEndian(Fr input) {
        byte[] digest = new byte[DIGEST_BYTES];
        byte[] bytes = input.encode();
        for (int i = 0; i < DIGEST_BYTES; i++) {
            digest[i] = bytes[DIGEST_BYTES - 1 - i];
        }
        return digest;
    }
}
