package io.tidemark.algebra;

import java.util.HexFormat;
import java.util.Objects;

/**
 * A Schnorr signature (R, S): a commitment R = k B and a response S = k + e s modulo l, see {@link Schnorr}.
 *
 * <p>Encoding: R.x || R.y || S, 32 big-endian canonical bytes each; S below l. R is not checked here, it is part of
 * the verification.
 */
public record SchnorrSignature(JubjubPoint r, Fr s) {
    /** Bytes of an encoding. */
    public static final int BYTES = 3 * Fr.BYTES;

    private static final Fr ORDER = Fr.fromBigInteger(BabyJubjub.ORDER);

    /**
     * Checks the range of S.
     *
     * @throws IllegalArgumentException if S is not below l
     */
    public SchnorrSignature {
        if (s.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("expected S below the order l of Baby Jubjub, got " + s);
        }
    }

    /** Whether the 96 bytes at {@code offset} are an encoding: three canonical elements, S below l. */
    public static boolean isCanonical(byte[] bytes, int offset) {
        Objects.checkFromIndexSize(offset, BYTES, bytes.length);
        return Fr.isCanonical(bytes, offset)
                && Fr.isCanonical(bytes, offset + Fr.BYTES)
                && Montgomery.JUBJUB_ORDER.decode(bytes, offset + 2 * Fr.BYTES, new long[Montgomery.LIMBS], 0);
    }

    /**
     * Reads exactly 96 bytes.
     *
     * @throws IllegalArgumentException if the length differs or {@link #isCanonical} does not hold
     */
    public static SchnorrSignature decode(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("expected " + BYTES + " bytes, got " + bytes.length);
        }
        if (!isCanonical(bytes, 0)) {
            throw new IllegalArgumentException("expected canonical R.x, R.y and S below l, got "
                    + HexFormat.of().formatHex(bytes));
        }
        return new SchnorrSignature(
                new JubjubPoint(Fr.decode(bytes, 0), Fr.decode(bytes, Fr.BYTES)), Fr.decode(bytes, 2 * Fr.BYTES));
    }

    /** R.x || R.y || S, a fresh array of {@value #BYTES} bytes. */
    public byte[] encode() {
        byte[] out = new byte[BYTES];
        r.x().encodeTo(out, 0);
        r.y().encodeTo(out, Fr.BYTES);
        s.encodeTo(out, 2 * Fr.BYTES);
        return out;
    }
}
