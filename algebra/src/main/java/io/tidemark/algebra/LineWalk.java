package io.tidemark.algebra;

/**
 * One point's way through the Miller loop: writes its lines in the order doubling, then addition where the loop's digit is
 * not zero, and at the end the two additions of psi(Q) and -psi^2(Q). Owns scratch: not thread-safe.
 *
 * <p>Where the way ends tells whether Q is in the subgroup of order r, so that nothing else need be computed to know it.
 * It ends at -psi^3(Q) exactly if f(psi) Q = 0 for f(X) = 6x + 2 + X - X^2 + X^3. On the subgroup psi is p, a root of f
 * modulo r. Conversely psi has the characteristic polynomial c(X) = X^2 - tX + p, so the order of a Q with f(psi) Q = 0
 * divides the resultant of f and c; it divides the order of the twist too, and the greatest common divisor of the two is r
 * (El Housni, Guillevic and Piellard, eprint 2022/352, for the method; {@code LineWalkTest} computes the divisor).
 *
 * <p>The steps fail only where a sum is infinity or its summands are equal: Z is then zero and stays so, which counts as
 * outside. In the subgroup that never happens, all multiples of Q on the way being different.
 */
final class LineWalk {
    /** Longs to the lines of a point. */
    static final int LIMBS = MillerLoop.LINES * LineSteps.LINE;

    private static final int L = Fp2.LIMBS;
    private static final int Y = L;
    private static final int Z = 2 * L;
    private static final int MINUS_Y = 2 * L;

    private final LineSteps steps = new LineSteps();
    private final long[] q = new long[3 * L];
    private final long[] point = new long[LineSteps.POINT];
    private final long[] image = new long[2 * L];

    /** Writes the lines of an affine point, not evaluated; whether the point is in the subgroup. */
    boolean trace(long[] affine, long[] lines) {
        System.arraycopy(affine, 0, q, 0, 2 * L);
        Fp2.neg(q, MINUS_Y, q, Y);
        LineSteps.fromAffine(point, q);
        int at = 0;
        for (int i = MillerLoop.LOOP.length - 2; i >= 0; i--) {
            steps.twice(point, lines, at);
            at += LineSteps.LINE;
            int digit = MillerLoop.LOOP[i];
            if (digit != 0) {
                steps.add(point, q, 0, digit > 0 ? Y : MINUS_Y, lines, at);
                at += LineSteps.LINE;
            }
        }
        setImage(1);
        steps.add(point, image, 0, Y, lines, at);
        setImage(2);
        Fp2.neg(image, Y, image, Y);
        steps.add(point, image, 0, Y, lines, at + LineSteps.LINE);
        return isAtMinusThirdImage();
    }

    private void setImage(int power) {
        Frobenius.twist(image, 0, q, 0, 2, power);
        Frobenius.twist(image, Y, q, Y, 3, power);
    }

    private boolean isAtMinusThirdImage() {
        setImage(3);
        Fp2.mul(image, 0, image, 0, point, Z);
        Fp2.mul(image, Y, image, Y, point, Z);
        Fp2.sub(image, 0, image, 0, point, 0);
        Fp2.add(image, Y, image, Y, point, Y);
        Fp2.canonical(image, 0);
        Fp2.canonical(image, Y);
        Fp2.canonical(point, Z);
        return Fp2.isZero(image, 0) && Fp2.isZero(image, Y) && !Fp2.isZero(point, Z);
    }
}
