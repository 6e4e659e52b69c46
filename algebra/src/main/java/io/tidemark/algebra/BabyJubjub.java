package io.tidemark.algebra;

import java.math.BigInteger;

/**
 * The parameters of Baby Jubjub as gnark-crypto has it (ecc/bn254/twistededwards): the twisted Edwards curve
 * -x^2 + y^2 = 1 + d x^2 y^2 over {@link Fr}.
 *
 * <p>It has 8 l points, l prime of 251 bits. -1 is a square and d is not, so the addition law is complete: no input
 * on the curve is exceptional. This is not the form with a = 168700 that other libraries call Baby Jubjub; the two
 * are isomorphic, their coordinates differ.
 */
public final class BabyJubjub {
    /** The coefficient a = -1. */
    public static final Fr A = Fr.ONE.neg();

    /** The coefficient d, not a square. */
    public static final Fr D = Fr.fromBigInteger(
            new BigInteger("12181644023421730124874158521699555681764249180949974110617291017600649128846"));

    /** The order l of the prime subgroup. */
    public static final BigInteger ORDER = Montgomery.JUBJUB_ORDER.modulus;

    /** Points of the curve to one of the prime subgroup. */
    public static final int COFACTOR = 8;

    /** The generator B of the prime subgroup. */
    public static final JubjubPoint BASE = new JubjubPoint(
            Fr.fromBigInteger(
                    new BigInteger("9671717474070082183213120605117400219616337014328744928644933853176787189663")),
            Fr.fromBigInteger(
                    new BigInteger("16950150798460657717958625567821834550301663161624707787222815936182638968203")));

    private BabyJubjub() {}
}
