package io.tidemark.algebra;

/**
 * One point's way through the Miller loop: hands out its lines one after the other, in the order doubling, then addition
 * where the loop's digit is not zero, and at the end the two additions of psi(Q) and -psi^2(Q). Owns scratch: not
 * thread-safe; {@link #start} begins anew.
 */
final class LineWalk {
    private static final int L = Fp2.LIMBS;
    private static final int Y = L;
    private static final int MINUS_Y = 2 * L;

    private final LineSteps steps = new LineSteps();
    private final long[] q = new long[3 * L];
    private final long[] point = new long[LineSteps.POINT];
    private final long[] image = new long[2 * L];
    private int digit;
    private boolean isDoubled;

    void start(G2 point) {
        point.store(q, 0);
        Fp2.neg(q, MINUS_Y, q, Y);
        LineSteps.fromAffine(this.point, q);
        digit = MillerLoop.LOOP.length - 2;
        isDoubled = false;
    }

    /** The next line, not evaluated. */
    void next(long[] line) {
        if (digit < 0) {
            addImage(line);
        } else if (!isDoubled) {
            steps.twice(point, line);
            isDoubled = true;
            skipZeroDigit();
        } else {
            steps.add(point, q, 0, MillerLoop.LOOP[digit] > 0 ? Y : MINUS_Y, line);
            digit--;
            isDoubled = false;
        }
    }

    private void skipZeroDigit() {
        if (MillerLoop.LOOP[digit] == 0) {
            digit--;
            isDoubled = false;
        }
    }

    /** The lines with psi(Q) at digit -1 and with -psi^2(Q) at digit -2. */
    private void addImage(long[] line) {
        int power = -digit;
        Frobenius.twist(image, 0, q, 0, 2, power);
        Frobenius.twist(image, Y, q, Y, 3, power);
        if (power == 2) {
            Fp2.neg(image, Y, image, Y);
        }
        steps.add(point, image, 0, Y, line);
        digit--;
    }
}
