package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.InfinityRule;
import io.tidemark.model.codec.Printable;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers and points as snarkjs writes them: decimal strings, and points with a third coordinate (spec 13.5). */
final class Decimals {
    private static final Pattern CANONICAL = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9]+");

    private Decimals() {}

    /** A public input. */
    static Fr element(JsonCursor in) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        BigInteger value = decimal(in, ForeignCode.E_INPUT_RANGE);
        if (value.compareTo(Fr.MODULUS) >= 0) {
            throw new ForeignFormatException(
                    ForeignCode.E_INPUT_RANGE, path, offset, "an integer below r", value.toString());
        }
        return Fr.fromBigInteger(value);
    }

    /** A point of G1; its coordinates are looked at when it is read. */
    static PointPlace<G1> g1(JsonCursor in) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        BigInteger[] c = new BigInteger[3];
        in.listOf(3, i -> c[i] = decimal(in, ForeignCode.E_POINT_ENCODING));
        return new PointPlace<>(path, offset, rule -> {
            boolean infinite = isInfinity(path, offset, c[2], c[0].signum() == 0 && c[1].equals(BigInteger.ONE), rule);
            return infinite ? G1.INFINITY : G1.of(c[0], c[1]);
        });
    }

    /** A point of G2. */
    static PointPlace<G2> g2(JsonCursor in) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        BigInteger[] c = new BigInteger[6];
        in.listOf(3, i -> in.listOf(2, j -> c[2 * i + j] = decimal(in, ForeignCode.E_POINT_ENCODING)));
        return new PointPlace<>(path, offset, rule -> {
            if (c[5].signum() != 0) {
                throw misencoded(path, offset, "a third coordinate 1 or 0", c[4] + ", " + c[5]);
            }
            boolean one = c[0].signum() == 0 && c[1].signum() == 0 && c[2].equals(BigInteger.ONE) && c[3].signum() == 0;
            return isInfinity(path, offset, c[4], one, rule) ? G2.INFINITY : G2.of(c[0], c[1], c[2], c[3]);
        });
    }

    /** Whether the third coordinate is 0; then the others must be 0 and 1. */
    private static boolean isInfinity(String path, long offset, BigInteger third, boolean neutral, InfinityRule rule)
            throws ForeignFormatException {
        if (third.equals(BigInteger.ONE)) {
            return false;
        }
        if (third.signum() != 0 || !neutral) {
            throw misencoded(path, offset, "a third coordinate 1, or 0 after 0 and 1", "third coordinate " + third);
        }
        if (rule == InfinityRule.REFUSED) {
            throw new ForeignFormatException(
                    ForeignCode.E_POINT_INFINITY, path, offset, "a point other than infinity", "infinity");
        }
        return true;
    }

    private static ForeignFormatException misencoded(String path, long offset, String expected, String actual) {
        return new ForeignFormatException(ForeignCode.E_POINT_ENCODING, path, offset, expected, actual);
    }

    /**
     * A decimal string without sign or leading zeros, of at most the digits of a field element.
     *
     * @param range the code of one that is negative or too long
     */
    private static BigInteger decimal(JsonCursor in, ForeignCode range) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        String text = in.string();
        if (text.length() > ForeignLimits.DECIMAL_DIGITS_MAX) {
            throw new ForeignFormatException(
                    range,
                    path,
                    offset,
                    "at most " + ForeignLimits.DECIMAL_DIGITS_MAX + " digits",
                    text.length() + " characters");
        }
        if (!CANONICAL.matcher(text).matches()) {
            throw new ForeignFormatException(
                    NEGATIVE.matcher(text).matches() ? range : ForeignCode.E_FORMAT_CANONICAL,
                    path,
                    offset,
                    "a decimal without sign or leading zeros",
                    Printable.of(text));
        }
        return new BigInteger(text);
    }
}
