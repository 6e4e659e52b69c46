package io.tidemark.algebra;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The optimal-ate multi-Miller loop over any mixture of pairs (P, Q), with Q either a point or a {@link PreparedG2}. Owns
 * scratch, grows with the number of pairs and can be used again: not thread-safe.
 *
 * <p>f = product over pairs of f_{6x+2,Q}(P) l_{(6x+2)Q, psi(Q)}(P) l_{(6x+2)Q + psi(Q), -psi^2(Q)}(P) (Vercauteren, eprint
 * 2008/096). Squarings are shared by all pairs. A pair with infinity on either side contributes one.
 */
final class MillerLoop {
    /** Signed binary digits of 6x + 2, least significant first. */
    static final byte[] LOOP = SignedWindows.of(Bn254.ATE_LOOP, 2);

    /** Lines of a pair: one a doubling, one an addition, two at the end. */
    static final int LINES = lines();

    private static final Montgomery F = Montgomery.FP;
    private static final int L = Montgomery.LIMBS;
    private static final int L1 = Fp2.LIMBS;
    private static final long[] NONE = {};

    private final LineProduct product;
    private final long[] line = new long[LineSteps.LINE];
    private final long[] monic = new long[LineSteps.LINE];
    private Pair[] pairs = new Pair[0];
    private int count;

    MillerLoop(Fp12 fp12) {
        product = new LineProduct(fp12);
    }

    /** A pair, and where it is on its way. */
    private static final class Pair {
        /** x and y of P; for a prepared Q, x/2y and 1/2y. */
        final long[] p = new long[G1Arithmetic.AFFINE];

        /** The lines of Q, if it is not prepared. */
        long[] lines = NONE;

        @Nullable
        PreparedG2 prepared;

        int next;
    }

    void clear() {
        count = 0;
    }

    void add(G1 p, G2 q) {
        if (!p.isInfinity() && !q.isInfinity()) {
            append(p, null).lines = q.lines();
        }
    }

    void add(G1 p, PreparedG2 q) {
        if (!p.isInfinity() && !q.isInfinity()) {
            append(p, q);
        }
    }

    private Pair append(G1 p, @Nullable PreparedG2 prepared) {
        if (count == pairs.length) {
            pairs = Arrays.copyOf(pairs, count + 4);
            for (int i = count; i < pairs.length; i++) {
                pairs[i] = new Pair();
            }
        }
        Pair pair = pairs[count++];
        p.store(pair.p, 0);
        pair.prepared = prepared;
        return pair;
    }

    /** Runs the loop over the pairs added since {@link #clear}; the value stays in this object's array. */
    long[] run() {
        prepareRatios();
        product.reset();
        for (int i = LOOP.length - 2; i >= 0; i--) {
            product.square();
            pushAll(LOOP[i] == 0 ? 1 : 2);
        }
        pushAll(2);
        for (int i = 0; i < count; i++) {
            pairs[i].prepared = null;
            pairs[i].lines = NONE;
        }
        return product.value();
    }

    /** Each pair's next lines; those of prepared points first. */
    private void pushAll(int lines) {
        for (int i = 0; i < count; i++) {
            PreparedG2 prepared = pairs[i].prepared;
            for (int j = 0; prepared != null && j < lines; j++) {
                prepared.evaluate(pairs[i].next++, pairs[i].p, monic);
                product.pushMonic(monic);
            }
        }
        for (int i = 0; i < count; i++) {
            Pair pair = pairs[i];
            for (int j = 0; pair.prepared == null && j < lines; j++) {
                int at = pair.next++ * LineSteps.LINE;
                Fp2.mulByFp(line, 0, pair.lines, at, pair.p, L);
                Fp2.mulByFp(line, L1, pair.lines, at + L1, pair.p, 0);
                System.arraycopy(pair.lines, at + 2 * L1, line, 2 * L1, L1);
                product.push(line);
            }
        }
    }

    /** For prepared pairs, (x, y) becomes (x/2y, 1/2y), with one inversion in all. y is never zero. */
    private void prepareRatios() {
        long[] products = new long[(count + 2) * L];
        F.setOne(products, 0);
        int used = 0;
        for (int i = 0; i < count; i++) {
            pairs[i].next = 0;
            if (pairs[i].prepared != null) {
                Montgomery.add(pairs[i].p, L, pairs[i].p, L, pairs[i].p, L);
                F.mul(products, (used + 1) * L, products, used * L, pairs[i].p, L);
                used++;
            }
        }
        int inverse = (count + 1) * L;
        F.inversePublic(products, inverse, products, used * L);
        for (int i = count - 1; i >= 0; i--) {
            if (pairs[i].prepared != null) {
                used--;
                long[] p = pairs[i].p;
                F.mul(products, used * L, products, used * L, products, inverse);
                F.mul(products, inverse, products, inverse, p, L);
                System.arraycopy(products, used * L, p, L, L);
                F.mul(p, 0, p, 0, p, L);
            }
        }
    }

    private static int lines() {
        int lines = LOOP.length - 1 + 2;
        for (int i = 0; i < LOOP.length - 1; i++) {
            lines += LOOP[i] == 0 ? 0 : 1;
        }
        return lines;
    }
}
