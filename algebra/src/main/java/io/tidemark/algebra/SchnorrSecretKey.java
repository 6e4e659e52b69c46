package io.tidemark.algebra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A controller's secret: a 32-byte seed, from which everything else follows.
 *
 * <pre>
 *   s = SHA-512("tidemark/1/schnorr-key" || seed) mod l
 *   k = SHA-512("tidemark/1/schnorr-nonce" || seed || A.x || A.y || m) mod l
 * </pre>
 *
 * <p>Digests are read as big-endian integers. The nonce depends on the whole message and key, so signing needs no
 * randomness and repeats exactly. Multiplications by s and k run in a fixed pattern; modular arithmetic has no branch
 * on secrets. That is what Java allows: the just-in-time compiler and the garbage collector give no guarantee.
 *
 * <p>{@link #destroy} overwrites the seed and the scalar. Not thread-safe against a concurrent {@code destroy}.
 */
public final class SchnorrSecretKey implements Destroyable {
    /** Bytes of a seed. */
    public static final int SEED_BYTES = 32;

    private static final byte[] KEY_DOMAIN = "tidemark/1/schnorr-key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NONCE_DOMAIN = "tidemark/1/schnorr-nonce".getBytes(StandardCharsets.US_ASCII);
    private static final Montgomery L = Montgomery.JUBJUB_ORDER;

    private final byte[] seed;
    private final long[] scalar;
    private final SchnorrPublicKey publicKey;
    private boolean destroyed;

    private SchnorrSecretKey(byte[] seed, long[] scalar, SchnorrPublicKey publicKey) {
        this.seed = seed;
        this.scalar = scalar;
        this.publicKey = publicKey;
    }

    /**
     * The key of a seed. The seed must come from a cryptographic source; it is copied.
     *
     * @throws IllegalArgumentException if the seed is not {@value #SEED_BYTES} bytes, or its scalar is zero (which
     *     no known seed has)
     */
    public static SchnorrSecretKey fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("expected a seed of " + SEED_BYTES + " bytes, got " + seed.length);
        }
        long[] scalar = scalar(KEY_DOMAIN, seed);
        if (Montgomery.isZero(scalar, 0)) {
            throw new IllegalArgumentException("expected a seed with a non-zero scalar: draw another seed");
        }
        JubjubPoint point = multiplyBase(scalar);
        return new SchnorrSecretKey(seed.clone(), scalar, SchnorrPublicKey.ofMultipleOfBase(point));
    }

    /** The public key A = s B. Available after {@link #destroy}. */
    public SchnorrPublicKey publicKey() {
        return publicKey;
    }

    /**
     * Signs one field element.
     *
     * @throws IllegalStateException if this key was destroyed
     */
    public SchnorrSignature sign(Fr message) {
        if (destroyed) {
            throw new IllegalStateException("expected a live key, got a destroyed one: make it from its seed again");
        }
        long[] nonce = scalar(NONCE_DOMAIN, seed, publicKey.encode(), message.encode());
        if (Montgomery.isZero(nonce, 0)) {
            throw new IllegalStateException("the nonce of this message is zero: sign another message");
        }
        JubjubPoint commitment = multiplyBase(nonce);
        byte[] e = Schnorr.multiplier(commitment, publicKey.point(), message);
        long[] response = new long[Montgomery.LIMBS];
        L.decode(e, 0, response, 0);
        L.mul(response, 0, response, 0, scalar, 0);
        Montgomery.add(response, 0, response, 0, nonce, 0);
        Arrays.fill(nonce, 0);
        byte[] encoded = new byte[Fr.BYTES];
        L.encode(response, 0, encoded, 0);
        return new SchnorrSignature(commitment, Fr.decode(encoded));
    }

    /** Overwrites the seed and the scalar; signing is over. */
    @Override
    public void destroy() {
        Arrays.fill(seed, (byte) 0);
        Arrays.fill(scalar, 0);
        destroyed = true;
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Names the public key only. */
    @Override
    public String toString() {
        return "SchnorrSecretKey[of " + publicKey + (destroyed ? ", destroyed]" : "]");
    }

    private static JubjubPoint multiplyBase(long[] scalar) {
        byte[] bytes = new byte[Fr.BYTES];
        L.encode(scalar, 0, bytes, 0);
        JubjubPoint point = new JubjubBase().multiplySecret(bytes);
        Arrays.fill(bytes, (byte) 0);
        return point;
    }

    private static long[] scalar(byte[]... parts) {
        byte[] digest = sha512(parts);
        long[] scalar = new long[Montgomery.LIMBS];
        L.reduceWide(digest, scalar, 0);
        Arrays.fill(digest, (byte) 0);
        return scalar;
    }

    private static byte[] sha512(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("expected a Java platform with SHA-512", e);
        }
    }
}
