package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a public input that is no element of the field from other faults of a file. The model has no value for such an
 * input, so its reader stops there with a code of its own (spec 6.2); a proof system calls it E_INPUT_RANGE.
 */
final class InputFault {
    private static final String STATEMENT = "/body/statement/";
    private static final Pattern JSON_VALUE = Pattern.compile("\\s*(\"[^\"\\\\]*\"|-?[0-9]+)[\\s,}]");
    private static final Pattern JSON_LANE = Pattern.compile("\"0x([0-9a-f]{64})\"");
    private static final int MAJOR_SHIFT = 5;
    private static final int INFO_MASK = 31;
    private static final int ONE_BYTE = 24;
    private static final int EIGHT_BYTES = 27;
    private static final int BYTE_STRING = 2;
    private static final int TEXT = 3;

    private InputFault() {}

    /** Whether the fault is a whole value of a public input that is of another type or length, or not below r. */
    static boolean is(byte[] file, MalformedInputException malformed) {
        String path = malformed.path();
        long at = malformed.offset();
        if (!path.startsWith(STATEMENT)
                || !Statement.PUBLIC_INPUTS.contains(path.substring(STATEMENT.length()))
                || at < 0
                || at >= file.length) {
            return false;
        }
        boolean json = file[0] == '{' || Character.isWhitespace(file[0]);
        return json ? isInJson(file, (int) at, malformed.code()) : isInCbor(file, (int) at, malformed.code());
    }

    private static boolean isInCbor(byte[] file, int at, MalformedCode code) {
        int major = (file[at] & 0xff) >>> MAJOR_SHIFT;
        int info = file[at] & INFO_MASK;
        int head = info < ONE_BYTE ? 1 : info <= EIGHT_BYTES ? 1 + (1 << (info - ONE_BYTE)) : Integer.MAX_VALUE;
        if (head > file.length - at) {
            return false;
        }
        if (major != BYTE_STRING && major != TEXT) {
            return code == MalformedCode.E_FORMAT;
        }
        int length = head == 1 ? info : head == 2 ? file[at + 1] & 0xff : Integer.MAX_VALUE;
        if (length > file.length - at - head) {
            return false;
        }
        return code == MalformedCode.E_FORMAT
                || code == MalformedCode.E_FORMAT_CANONICAL
                        && isOutOfRange(Arrays.copyOfRange(file, at + head, at + head + length));
    }

    private static boolean isInJson(byte[] file, int at, MalformedCode code) {
        String json = new String(file, StandardCharsets.UTF_8);
        Matcher value = JSON_VALUE.matcher(json).region(Math.min(at, json.length()), json.length());
        if (!value.lookingAt()) {
            return false;
        }
        return code == MalformedCode.E_FORMAT
                || code == MalformedCode.E_FORMAT_CANONICAL
                        && lane(value.group(1)).filter(InputFault::isOutOfRange).isPresent();
    }

    private static Optional<byte[]> lane(String value) {
        Matcher lane = JSON_LANE.matcher(value);
        return lane.matches() ? Optional.of(HexFormat.of().parseHex(lane.group(1))) : Optional.empty();
    }

    private static boolean isOutOfRange(byte[] lane) {
        return lane.length == Fr.BYTES && !Fr.isCanonical(lane, 0);
    }
}
