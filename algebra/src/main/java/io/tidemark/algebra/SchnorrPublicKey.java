package io.tidemark.algebra;

import java.util.Optional;

/**
 * A controller's public key: a point A of {@link BabyJubjub} of prime order. No other value of this type exists, so
 * {@link Schnorr#verify} does not look again.
 *
 * <p>Encoding: A.x || A.y, 32 big-endian canonical bytes each.
 */
public final class SchnorrPublicKey {
    /** Bytes of an encoding. */
    public static final int BYTES = 2 * Fr.BYTES;

    private final JubjubPoint point;

    private SchnorrPublicKey(JubjubPoint point) {
        this.point = point;
    }

    /**
     * The key at a point. Costs about one scalar multiplication.
     *
     * @throws KeyRefusedException if the point has a {@link KeyFault}; {@link #fault} asks without throwing
     */
    public static SchnorrPublicKey of(JubjubPoint point) throws KeyRefusedException {
        Optional<KeyFault> fault = fault(point);
        if (fault.isPresent()) {
            throw new KeyRefusedException(fault.get(), point);
        }
        return new SchnorrPublicKey(point);
    }

    /** The first fault of a point as a key, empty if it is a sound key. */
    public static Optional<KeyFault> fault(JubjubPoint point) {
        if (!point.isOnCurve()) {
            return Optional.of(KeyFault.NOT_ON_CURVE);
        }
        if (point.isIdentity()) {
            return Optional.of(KeyFault.IDENTITY);
        }
        if (point.isSmallOrder()) {
            return Optional.of(KeyFault.SMALL_ORDER);
        }
        return point.isPrimeOrder() ? Optional.empty() : Optional.of(KeyFault.NOT_PRIME_ORDER);
    }

    /** For a point that was computed as a non-zero multiple of the generator. */
    static SchnorrPublicKey ofMultipleOfBase(JubjubPoint point) {
        return new SchnorrPublicKey(point);
    }

    /** The point A. */
    public JubjubPoint point() {
        return point;
    }

    /** A.x || A.y, a fresh array of {@value #BYTES} bytes. */
    public byte[] encode() {
        byte[] out = new byte[BYTES];
        point.x().encodeTo(out, 0);
        point.y().encodeTo(out, Fr.BYTES);
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SchnorrPublicKey key && point.equals(key.point);
    }

    @Override
    public int hashCode() {
        return point.hashCode();
    }

    @Override
    public String toString() {
        return "SchnorrPublicKey[" + point.x() + ", " + point.y() + "]";
    }
}
