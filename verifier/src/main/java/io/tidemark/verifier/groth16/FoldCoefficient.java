package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The coefficient that joins the two equations of a proof into one (ADR 0007): 128 bits of a hash over everything that
 * the equations depend on.
 */
final class FoldCoefficient {
    private static final byte[] TAG = "tidemark/1/groth16-equations".getBytes(StandardCharsets.US_ASCII);

    /** An eigenvalue of the endomorphism of G1, so that the multiple of a point takes half the doublings. */
    private static final Fr LAMBDA =
            Fr.fromBigInteger(new BigInteger("4407920970296243842393367215006156084916469457145843978461"));

    private FoldCoefficient() {}

    /**
     * a + b lambda, a and b the first and second 8 bytes of SHA-256(tag ‖ key hash ‖ number of inputs ‖ inputs ‖ points
     * of the proof, uncompressed).
     */
    static Fr of(byte[] keyHash, List<Fr> inputs, Groth16Proof proof) {
        MessageDigest sha = sha256();
        sha.update(TAG);
        sha.update(keyHash);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(inputs.size()).array());
        inputs.forEach(input -> sha.update(input.encode()));
        sha.update(proof.a().encodeRaw());
        sha.update(proof.b().encodeRaw());
        sha.update(proof.c().encodeRaw());
        for (G1 commitment : proof.commitments()) {
            sha.update(commitment.encodeRaw());
        }
        sha.update(proof.knowledge().encodeRaw());
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        Fr a = Fr.ofUnsigned(digest.getLong());
        return a.add(Fr.ofUnsigned(digest.getLong()).mul(LAMBDA));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }
}
