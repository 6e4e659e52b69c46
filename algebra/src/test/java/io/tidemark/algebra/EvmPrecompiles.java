package io.tidemark.algebra;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The precompiled contracts of EIP-196 and EIP-197, made of this module's parts. */
final class EvmPrecompiles {
    private static final int WORD = 32;
    private static final int PAIR = 6 * WORD;

    private EvmPrecompiles() {}

    /** Contract 6: what is missing of the input is zero, what is too much is not read. */
    static byte[] add(byte[] input) throws PointRefusedException {
        byte[] padded = Arrays.copyOf(input, 4 * WORD);
        return g1(padded, 0).add(g1(padded, 2 * WORD)).encodeRaw();
    }

    /** Contract 7: the scalar may be any 256-bit number. */
    static byte[] multiply(byte[] input) throws PointRefusedException {
        byte[] padded = Arrays.copyOf(input, 3 * WORD);
        return g1(padded, 0).multiply(Fr.reduce(word(padded, 2))).encodeRaw();
    }

    /**
     * Contract 8.
     *
     * @throws IllegalArgumentException if the input is not whole pairs
     */
    static boolean pairing(byte[] input) throws PointRefusedException {
        if (input.length % PAIR != 0) {
            throw new IllegalArgumentException("expected pairs of 192 bytes, got " + input.length);
        }
        List<G1> ps = new ArrayList<>();
        List<G2> qs = new ArrayList<>();
        for (int at = 0; at < input.length; at += PAIR) {
            byte[] pair = Arrays.copyOfRange(input, at, at + PAIR);
            ps.add(g1(pair, 0));
            qs.add(g2(pair));
        }
        return Pairing.productIsOne(ps, qs);
    }

    private static G1 g1(byte[] in, int at) throws PointRefusedException {
        BigInteger x = word(in, at / WORD);
        BigInteger y = word(in, at / WORD + 1);
        return x.signum() == 0 && y.signum() == 0 ? G1.INFINITY : G1.of(x, y);
    }

    /** Words 2 to 5 of a pair, imaginary parts first. */
    private static G2 g2(byte[] in) throws PointRefusedException {
        BigInteger[] c = {word(in, 3), word(in, 2), word(in, 5), word(in, 4)};
        boolean infinity = Arrays.stream(c).allMatch(each -> each.signum() == 0);
        return infinity ? G2.INFINITY : G2.of(c[0], c[1], c[2], c[3]);
    }

    private static BigInteger word(byte[] in, int i) {
        return new BigInteger(1, in, i * WORD, WORD);
    }
}
