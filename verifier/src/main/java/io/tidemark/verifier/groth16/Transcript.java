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
 * The coefficients that join equations into one: 128 bits of a hash over everything that the equations depend on (ADR 0007
 * for the two of a proof, ADR 0013 for those of many proofs).
 */
final class Transcript {
    private static final byte[] EQUATIONS = tag("tidemark/1/groth16-equations");
    private static final byte[] BATCH = tag("tidemark/1/groth16-batch");
    private static final byte[] COEFFICIENT = tag("tidemark/1/groth16-batch-coefficient");

    /** An eigenvalue of the endomorphism of G1, so that the multiple of a point takes half the doublings. */
    private static final Fr LAMBDA =
            Fr.fromBigInteger(new BigInteger("4407920970296243842393367215006156084916469457145843978461"));

    private Transcript() {}

    /** SHA-256(tag ‖ key hash ‖ number of inputs ‖ inputs ‖ points of the proof, uncompressed). */
    static byte[] of(byte[] keyHash, List<Fr> inputs, Groth16Proof proof) {
        MessageDigest sha = sha256();
        sha.update(EQUATIONS);
        sha.update(keyHash);
        sha.update(number(inputs.size()));
        inputs.forEach(input -> sha.update(input.encode()));
        sha.update(proof.a().encodeRaw());
        sha.update(proof.b().encodeRaw());
        sha.update(proof.c().encodeRaw());
        for (G1 commitment : proof.commitments()) {
            sha.update(commitment.encodeRaw());
        }
        sha.update(proof.knowledge().encodeRaw());
        return sha.digest();
    }

    /** What the second equation of a single proof is multiplied by. */
    static Fr foldCoefficient(byte[] keyHash, List<Fr> inputs, Groth16Proof proof) {
        return coefficient(of(keyHash, inputs, proof));
    }

    /** SHA-256(tag ‖ key hash ‖ number of proofs ‖ the transcript of each): the seed of a batch. */
    static byte[] ofBatch(byte[] keyHash, List<Groth16Claim> claims) {
        MessageDigest sha = sha256();
        sha.update(BATCH);
        sha.update(keyHash);
        sha.update(number(claims.size()));
        claims.forEach(claim -> sha.update(of(keyHash, claim.inputs(), claim.proof())));
        return sha.digest();
    }

    /** The coefficient with a number in a batch. */
    static Fr batchCoefficient(byte[] seed, int number) {
        MessageDigest sha = sha256();
        sha.update(COEFFICIENT);
        sha.update(seed);
        sha.update(number(number));
        return coefficient(sha.digest());
    }

    /** a + b lambda, a and b the first and second 8 bytes. */
    private static Fr coefficient(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        Fr a = Fr.ofUnsigned(bytes.getLong());
        return a.add(Fr.ofUnsigned(bytes.getLong()).mul(LAMBDA));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError("every Java platform has SHA-256", missing);
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static byte[] tag(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
