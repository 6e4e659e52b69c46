package io.tidemark.model;

import java.util.Arrays;
import javax.security.auth.Destroyable;
import org.apache.tuweni.bytes.Bytes;
import org.apache.tuweni.bytes.Bytes32;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A keeper's Ed25519 secret key (RFC 8032), the seed of 32 bytes. Never in an error, a log or a text form. */
public final class KeeperSecret implements Destroyable {
    /** Bytes of a seed. */
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final KeeperKey key;
    private boolean destroyed;

    private KeeperSecret(byte[] seed) {
        this.seed = seed;
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        key = new KeeperKey(Bytes32.wrap(publicKey));
    }

    /**
     * The secret of a seed, which is copied.
     *
     * @throws IllegalArgumentException if it has not {@link #SEED_BYTES} bytes
     */
    public static KeeperSecret fromSeed(byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("expected a seed of " + SEED_BYTES + " bytes, got " + seed.length);
        }
        return new KeeperSecret(seed.clone());
    }

    /** The public key; also after {@link #destroy}. */
    public KeeperKey key() {
        return key;
    }

    /**
     * Signs a snapshot.
     *
     * @throws IllegalStateException if this was destroyed
     */
    public KeeperSignature sign(SnapshotDigest snapshot) {
        return sign(KeeperMessage.of(snapshot));
    }

    /**
     * Signs a message.
     *
     * @throws IllegalStateException if this was destroyed
     */
    public KeeperSignature sign(KeeperMessage message) {
        if (destroyed) {
            throw new IllegalStateException("expected a keeper's secret that is in use, got a destroyed one");
        }
        byte[] bytes = message.bytes();
        byte[] signature = new byte[KeeperSignature.BYTES];
        Ed25519.sign(seed, 0, bytes, 0, bytes.length, signature, 0);
        return new KeeperSignature(key, Bytes.wrap(signature));
    }

    @Override
    public void destroy() {
        Arrays.fill(seed, (byte) 0);
        destroyed = true;
    }

    @Override
    public boolean isDestroyed() {
        return destroyed;
    }

    /** Names the public key only. */
    @Override
    public String toString() {
        return "KeeperSecret[of " + key + (destroyed ? ", destroyed]" : "]");
    }
}
