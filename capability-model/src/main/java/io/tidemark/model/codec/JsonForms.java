package io.tidemark.model.codec;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes;

/** The one form that integers and bytes have in a JSON view (spec BND-8). */
final class JsonForms {
    private static final int WORD_BITS = 64;
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern OTHER_DECIMAL = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern HEX = Pattern.compile("0x(?:[0-9a-f]{2})*");
    private static final Pattern OTHER_HEX = Pattern.compile("(?:0[xX])?[0-9a-fA-F]*");

    private JsonForms() {}

    /** A decimal string below 2^64. */
    static long unsigned(String text, Place place) throws MalformedInputException {
        if (!DECIMAL.matcher(text).matches()) {
            boolean other = OTHER_DECIMAL.matcher(text).matches();
            throw place.fault(
                    other ? MalformedCode.E_FORMAT_CANONICAL : MalformedCode.E_FORMAT,
                    "a decimal without sign or leading zeros",
                    Printable.of(text));
        }
        if (text.length() > Limits.DIGITS_MAX) {
            throw place.fault(
                    MalformedCode.E_LIMIT, "at most " + Limits.DIGITS_MAX + " digits", text.length() + " digits");
        }
        return range(new BigInteger(text), WORD_BITS, place);
    }

    /** The value, if it is unsigned and fits that many bits. */
    static long range(BigInteger value, int bits, Place place) throws MalformedInputException {
        if (value.signum() < 0 || value.bitLength() > bits) {
            throw place.fault(MalformedCode.E_FORMAT, "an integer from 0 to 2^" + bits + " - 1", value.toString());
        }
        return value.longValue();
    }

    /** {@code 0x} and lower-case digits in pairs. */
    static Bytes bytes(String text, Place place) throws MalformedInputException {
        if (!HEX.matcher(text).matches()) {
            boolean other = OTHER_HEX.matcher(text).matches();
            throw place.fault(
                    other ? MalformedCode.E_FORMAT_CANONICAL : MalformedCode.E_FORMAT,
                    "0x and pairs of lower-case hexadecimal digits",
                    Printable.of(text));
        }
        return Bytes.fromHexString(text);
    }
}
