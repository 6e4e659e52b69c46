package io.tidemark.model.codec;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Looks over a whole file before anything is built from it: that it is one well-formed item in the one canonical form
 * and within the {@link Limits} (spec BND-3 to BND-5). Allocates a few kilobytes at most.
 */
final class CborScanner {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int FALSE = 0xf4;
    private static final int TRUE = 0xf5;

    private static final int INFO_BITS = 5;
    private static final int INFO_MASK = 31;
    private static final int ONE_BYTE = 24;
    private static final int EIGHT_BYTES = 27;
    private static final int INDEFINITE = 31;
    private static final int NO_ITEM = -1;

    private final byte[] in;
    private int at;

    // Where we are: for each open container, the number of the item, and its key if it is a map.
    private final int[] items = new int[Limits.DEPTH_MAX];
    private final int[] keyStart = new int[Limits.DEPTH_MAX];
    private final int[] keyEnd = new int[Limits.DEPTH_MAX];
    private int depth;

    private CborScanner(byte[] in) {
        this.in = in;
    }

    /**
     * Scans a file.
     *
     * @throws MalformedInputException E_LIMIT, E_FORMAT or E_FORMAT_CANONICAL: the first fault in order of bytes
     */
    static void scan(byte[] in) throws MalformedInputException {
        if (in.length > Limits.FILE_BYTES_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT, "", 0, "at most " + Limits.FILE_BYTES_MAX + " bytes", in.length + " bytes");
        }
        CborScanner scanner = new CborScanner(in);
        scanner.item();
        if (scanner.at < in.length) {
            throw scanner.fault(
                    MalformedCode.E_FORMAT_CANONICAL,
                    scanner.at,
                    "the end of the file",
                    (in.length - scanner.at) + " more bytes");
        }
    }

    private void item() throws MalformedInputException {
        int start = at;
        int first = next(start);
        if (first == FALSE || first == TRUE) {
            return;
        }
        int major = first >>> INFO_BITS;
        switch (major) {
            case UNSIGNED -> argument(start, first);
            case BYTES -> skip(start, length(start, first, Limits.BYTES_MAX, "bytes"));
            case TEXT -> text(start, first, Limits.TEXT_BYTES_MAX);
            case ARRAY -> array(length(start, first, Limits.LIST_MAX, "items"), start);
            case MAP -> map(length(start, first, Limits.MAP_MAX, "keys"), start);
            case NEGATIVE -> throw fault(MalformedCode.E_FORMAT, start, "an unsigned integer", "a negative one");
            case TAG -> throw fault(MalformedCode.E_FORMAT_CANONICAL, start, "an item without tags", "a tag");
            default ->
                throw fault(
                        MalformedCode.E_FORMAT_CANONICAL,
                        start,
                        "an integer, bytes, text, a list, a map, false or true",
                        "the byte " + HexFormat.of().toHexDigits((byte) first) + " of a float or another simple value");
        }
    }

    private void array(int count, int start) throws MalformedInputException {
        enter(start);
        int level = depth - 1;
        for (int i = 0; i < count; i++) {
            items[level] = i;
            item();
        }
        depth--;
    }

    private void map(int count, int start) throws MalformedInputException {
        enter(start);
        int level = depth - 1;
        for (int i = 0; i < count; i++) {
            int previousStart = keyStart[level];
            int previousEnd = keyEnd[level];
            keyEnd[level] = 0;
            items[level] = NO_ITEM;
            int keyItem = at;
            int first = next(keyItem);
            if (first >>> INFO_BITS != TEXT) {
                throw fault(MalformedCode.E_FORMAT, keyItem, "a key that is text", "another type");
            }
            text(keyItem, first, Limits.KEY_BYTES_MAX);
            if (i > 0 && Arrays.compareUnsigned(in, previousStart, previousEnd, in, keyItem, at) >= 0) {
                throw fault(
                        MalformedCode.E_FORMAT_CANONICAL,
                        keyItem,
                        "keys in ascending order, each once",
                        "key " + key(keyItem, at) + " after " + key(previousStart, previousEnd));
            }
            keyStart[level] = keyItem;
            keyEnd[level] = at;
            item();
        }
        depth--;
    }

    private void enter(int start) throws MalformedInputException {
        if (depth == Limits.DEPTH_MAX) {
            throw fault(
                    MalformedCode.E_LIMIT,
                    start,
                    "at most " + Limits.DEPTH_MAX + " lists and maps inside each other",
                    "one more");
        }
        keyStart[depth] = 0;
        keyEnd[depth] = 0;
        items[depth] = 0;
        depth++;
    }

    private void text(int start, int first, int max) throws MalformedInputException {
        int length = length(start, first, max, "bytes of text");
        int from = at;
        skip(start, length);
        for (int i = from; i < at; i++) {
            if (in[i] < 0) {
                requireUtf8(start, from);
                return;
            }
        }
    }

    /** Text that is more than ASCII, which most is not. */
    private void requireUtf8(int start, int from) throws MalformedInputException {
        ByteBuffer utf8 = ByteBuffer.wrap(in, from, at - from);
        CharBuffer characters = CharBuffer.allocate(Limits.TEXT_BYTES_MAX);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(utf8, characters, true);
        if (result.isError()) {
            throw fault(MalformedCode.E_FORMAT, start, "text in UTF-8", "other bytes at offset " + utf8.position());
        }
    }

    private int length(int start, int first, int max, String what) throws MalformedInputException {
        long length = argument(start, first);
        if (Long.compareUnsigned(length, max) > 0) {
            throw fault(MalformedCode.E_LIMIT, start, "at most " + max + " " + what, Long.toUnsignedString(length));
        }
        return (int) length;
    }

    /** The argument of an item's head, in its shortest form. */
    private long argument(int start, int first) throws MalformedInputException {
        int info = first & INFO_MASK;
        if (info < ONE_BYTE) {
            return info;
        }
        if (info == INDEFINITE) {
            throw fault(MalformedCode.E_FORMAT_CANONICAL, start, "a definite length", "an indefinite one");
        }
        if (info > EIGHT_BYTES) {
            throw fault(MalformedCode.E_FORMAT, start, "a well-formed item", "the reserved length " + info);
        }
        int size = 1 << (info - ONE_BYTE);
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = (value << Byte.SIZE) | next(start);
        }
        boolean shortest =
                size == 1 ? value >= ONE_BYTE : Long.compareUnsigned(value, (1L << (size * Byte.SIZE / 2)) - 1) > 0;
        if (!shortest) {
            throw fault(
                    MalformedCode.E_FORMAT_CANONICAL,
                    start,
                    "the shortest form of " + Long.toUnsignedString(value),
                    size + " bytes");
        }
        return value;
    }

    private int next(int start) throws MalformedInputException {
        skip(start, 1);
        return in[at - 1] & 0xff;
    }

    private void skip(int start, int length) throws MalformedInputException {
        if (length > in.length - at) {
            throw fault(
                    MalformedCode.E_FORMAT,
                    start,
                    length + " more bytes at offset " + at,
                    "the end of the file at " + in.length);
        }
        at += length;
    }

    private MalformedInputException fault(MalformedCode code, int offset, String expected, String actual) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            if (keyEnd[i] > 0) {
                path.append('/').append(key(keyStart[i], keyEnd[i]));
            } else if (items[i] != NO_ITEM) {
                boolean part = i == 0 && items[0] < Envelope.PARTS.size();
                path.append('/').append(part ? Envelope.PARTS.get(items[0]) : Integer.toString(items[i]));
            }
        }
        return new MalformedInputException(code, path.toString(), offset, expected, actual);
    }

    /** The text of a key item that was scanned. */
    private String key(int start, int end) {
        int head = (in[start] & INFO_MASK) < ONE_BYTE ? 1 : 2;
        return Printable.of(new String(in, start + head, end - start - head, StandardCharsets.UTF_8));
    }
}
