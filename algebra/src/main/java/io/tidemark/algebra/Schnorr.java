package io.tidemark.algebra;

import java.util.Arrays;

/**
 * Schnorr signatures over {@link BabyJubjub} with a challenge by {@link H8}: what controllers sign with, made so that
 * the circuit verifies one in about 2,000 constraints.
 *
 * <p>For a message m (one field element), key A = s B and commitment R = k B:
 *
 * <pre>
 *   c = low 128 bits of the canonical integer H8(tag, R.x, R.y, A.x, A.y, m, 0, 0)   tag = "tidemark/1/schnorr"
 *   e = 2^128 + 1 + 2 c                                                              odd, 2^128 &lt; e &lt; 2^130
 *   S = k + e s mod l
 * </pre>
 *
 * <p>Verification, on a key that is of prime order by type: R on the curve, S below l, S B = R + e A, without a
 * cofactor: what is accepted here is exactly what the circuit accepts. One secret, message and nonce rule give one
 * signature; a third party cannot turn a signature into another one of the same message (strongly unforgeable, S is
 * range-checked).
 */
public final class Schnorr {
    private static final Fr TAG = Fr.fromAscii("tidemark/1/schnorr");
    private static final int CHALLENGE_BYTES = 16;

    private Schnorr() {}

    /** Whether the signature is the key's on this message. */
    public static boolean verify(SchnorrPublicKey key, Fr message, SchnorrSignature signature) {
        return signature.r().isOnCurve()
                && new JubjubBase()
                        .isSum(
                                signature.s().encode(),
                                multiplier(signature.r(), key.point(), message),
                                key.point(),
                                signature.r());
    }

    /** e = 2^128 + 1 + 2c as 32 big-endian bytes. */
    static byte[] multiplier(JubjubPoint commitment, JubjubPoint key, Fr message) {
        byte[] e = H8.hash(TAG, commitment.x(), commitment.y(), key.x(), key.y(), message, Fr.ZERO, Fr.ZERO)
                .encode();
        Arrays.fill(e, 0, CHALLENGE_BYTES, (byte) 0);
        for (int i = CHALLENGE_BYTES - 1; i < e.length - 1; i++) {
            e[i] = (byte) (e[i] << 1 | (e[i + 1] & 0xff) >>> 7);
        }
        e[e.length - 1] = (byte) (e[e.length - 1] << 1 | 1);
        e[CHALLENGE_BYTES - 1] = (byte) (e[CHALLENGE_BYTES - 1] + 1);
        return e;
    }
}
