package io.tidemark.algebra;

/**
 * An affine point of {@link BabyJubjub}, or a pair of coordinates that claims to be one.
 *
 * <p>Nothing is checked on construction: ask {@link #isOnCurve} and, for keys, {@link #isPrimeOrder}. The operations
 * refuse points off the curve. The identity is (0, 1).
 */
public record JubjubPoint(Fr x, Fr y) {
    /** The neutral element (0, 1). */
    public static final JubjubPoint IDENTITY = new JubjubPoint(Fr.ZERO, Fr.ONE);

    /** Whether -x^2 + y^2 = 1 + d x^2 y^2. */
    public boolean isOnCurve() {
        Fr xx = x.square();
        Fr yy = y.square();
        return yy.sub(xx).equals(Fr.ONE.add(BabyJubjub.D.mul(xx).mul(yy)));
    }

    /** Whether this is the neutral element. */
    public boolean isIdentity() {
        return equals(IDENTITY);
    }

    /** Whether this is on the curve, is not the identity, and l times it is the identity. */
    public boolean isPrimeOrder() {
        return isOnCurve() && !isIdentity() && new JubjubArithmetic().isKilledByOrder(this);
    }

    /** Whether this is on the curve and 8 times it is the identity (which the identity itself satisfies). */
    public boolean isSmallOrder() {
        return isOnCurve() && new JubjubArithmetic().isKilledByCofactor(this);
    }

    /** (-x, y). */
    public JubjubPoint negate() {
        return new JubjubPoint(x.neg(), y);
    }

    /**
     * this + other, by the complete law.
     *
     * @throws IllegalArgumentException if either point is off the curve
     */
    public JubjubPoint add(JubjubPoint other) {
        requireOnCurve();
        other.requireOnCurve();
        return new JubjubArithmetic().add(this, other);
    }

    /**
     * scalar * this, with a pattern of operations and of memory accesses that does not depend on the scalar.
     *
     * @param scalar an integer in [0, r); it is not reduced modulo l, so it means the same on any point of the curve
     * @throws IllegalArgumentException if this point is off the curve
     */
    public JubjubPoint multiply(Fr scalar) {
        requireOnCurve();
        return new JubjubArithmetic().multiply(this, scalar);
    }

    private void requireOnCurve() {
        if (!isOnCurve()) {
            throw new IllegalArgumentException("expected a point of Baby Jubjub, got " + this);
        }
    }
}
