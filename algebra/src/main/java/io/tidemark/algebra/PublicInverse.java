package io.tidemark.algebra;

import static io.tidemark.algebra.ColumnProduct.MASK;
import static java.lang.Math.multiplyHigh;

/**
 * Inversion modulo a {@link Montgomery} prime in variable time, about six times as fast as by Fermat: for public values
 * only.
 *
 * <p>Bernstein and Yang's division steps (eprint 2019/266), 52 at a time on the low words, with the skipping of zeros that
 * libsecp256k1 made known as modinv_var. f and g begin as p and x and end as 1 or -1 and 0; d and e follow with d x = f and
 * e x = g modulo p, exact divisions by 2^52 being made by adding multiples of p.
 */
final class PublicInverse {
    private static final int STEPS = 52;
    private static final int LIMBS = Montgomery.LIMBS;

    private final Montgomery field;
    private final long[] modulus;
    private final long[] f = new long[LIMBS];
    private final long[] g = new long[LIMBS];
    private final long[] d = new long[LIMBS];
    private final long[] e = new long[LIMBS];

    /** The transition of the last 52 steps: f' = (u f + v g) / 2^52, g' = (q f + r g) / 2^52. */
    private long u;

    private long v;
    private long q;
    private long r;

    PublicInverse(Montgomery field) {
        this.field = field;
        modulus = field.modulusLimbs;
    }

    /** x = 1/x for the integer x below p in canonical limbs, 0 for 0; loose out, below 8p in magnitude. */
    void apply(long[] x, int xo) {
        System.arraycopy(modulus, 0, f, 0, LIMBS);
        System.arraycopy(x, xo, g, 0, LIMBS);
        Fp2.setZero(d, 0, LIMBS);
        Fp2.setZero(e, 0, LIMBS);
        e[0] = 1;
        long eta = -1;
        while (!Montgomery.isZero(g, 0)) {
            eta = divisionSteps(eta, f[0] | f[1] << STEPS, g[0] | g[1] << STEPS);
            transform(f, g, 0, 0);
            transform(d, e, field.cancel(u * d[0] + v * e[0]), field.cancel(q * d[0] + r * e[0]));
        }
        boolean negative = f[LIMBS - 1] < 0;
        for (int i = 0; i < LIMBS; i++) {
            x[xo + i] = negative ? -d[i] : d[i];
        }
    }

    /** Sets u, v, q, r from the low words of f and g; returns the new eta, which is minus the delta of the paper. */
    private long divisionSteps(long etaIn, long fIn, long gIn) {
        long eta = etaIn;
        long a = fIn;
        long b = gIn;
        u = 1;
        v = 0;
        q = 0;
        r = 1;
        int left = STEPS;
        while (true) {
            int zeros = Long.numberOfTrailingZeros(b | -1L << left);
            b >>>= zeros;
            u <<= zeros;
            v <<= zeros;
            eta -= zeros;
            left -= zeros;
            if (left == 0) {
                return eta;
            }
            long bits = 15;
            if (eta < 0) {
                eta = -eta;
                long t = a;
                a = b;
                b = -t;
                exchange();
                bits = 63;
            }
            // The multiple of a that clears the next bits of b: -b/a modulo 2^6, or 2^4 where swaps are near.
            int limit = (int) Math.min(eta + 1, left);
            long inverse = a * (2 - a * a);
            long w = -b * inverse * (2 - a * inverse) & bits & -1L >>> (64 - limit);
            b += a * w;
            q += u * w;
            r += v * w;
        }
    }

    private void exchange() {
        long t = u;
        u = q;
        q = -t;
        t = v;
        v = r;
        r = -t;
    }

    /** (x, y) = (u x + v y + m p, q x + r y + n p) / 2^52, the low limbs of both sums being zero. */
    private void transform(long[] x, long[] y, long m, long n) {
        long carryX = 0;
        long carryY = 0;
        for (int i = 0; i < LIMBS; i++) {
            long a = x[i];
            long b = y[i];
            long p = modulus[i];
            long high = high(u, a) + high(v, b) + high(m, p);
            long t = carryX + u * a + v * b + m * p - (high << 52);
            carryX = high + (t >> 52);
            if (i > 0) {
                x[i - 1] = t & MASK;
            }
            high = high(q, a) + high(r, b) + high(n, p);
            t = carryY + q * a + r * b + n * p - (high << 52);
            carryY = high + (t >> 52);
            if (i > 0) {
                y[i - 1] = t & MASK;
            }
        }
        x[LIMBS - 1] = carryX;
        y[LIMBS - 1] = carryY;
    }

    /** floor(x y / 2^52). */
    private static long high(long x, long y) {
        return multiplyHigh(x << 6, y << 6);
    }
}
