package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import io.tidemark.model.codec.Printable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The members of a statement: a JSON object of byte strings, {@code 0x} and lower-case digits (FOR-26, FOR-30). */
final class HexMembers {
    /** The size of a member of any length. */
    static final int ANY = -1;

    private static final Pattern HEX = Pattern.compile("0x(?:[0-9a-f]{2})*+");

    private final Map<String, byte[]> values = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();

    private HexMembers() {}

    /** Reads a file with these members, all of them required; each with its size. */
    static HexMembers read(byte[] file, Map<String, Integer> sizes) throws ForeignFormatException {
        JsonCursor in = new JsonCursor(file);
        HexMembers read = new HexMembers();
        Map<String, JsonCursor.Member> members = new HashMap<>();
        sizes.forEach((name, size) -> members.put(name, () -> read.take(in, name, size)));
        in.object(members, Set.copyOf(sizes.keySet()));
        in.end();
        return read;
    }

    private void take(JsonCursor in, String name, int size) throws ForeignFormatException {
        String path = in.path();
        long offset = in.offset();
        String text = in.string();
        if (!HEX.matcher(text).matches()) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT_CANONICAL,
                    path,
                    offset,
                    "0x and pairs of lower-case hexadecimal digits",
                    Printable.of(text));
        }
        byte[] value = HexFormat.of().parseHex(text, 2, text.length());
        if (size != ANY && value.length != size) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, path, offset, size + " bytes", value.length + " bytes");
        }
        values.put(name, value);
        offsets.put(name, offset);
    }

    /** The bytes of a member that was read. */
    byte[] bytes(String name) {
        byte[] value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("expected a member that was required, got " + name);
        }
        return value;
    }

    /** A member of 32 bytes as a public input. */
    Fr element(String name) throws ForeignFormatException {
        byte[] value = bytes(name);
        if (!Fr.isCanonical(value, 0)) {
            throw new ForeignFormatException(
                    ForeignCode.E_INPUT_RANGE,
                    "/" + name,
                    offsets.getOrDefault(name, ProofFailure.NO_OFFSET),
                    "an integer below r",
                    "r or more");
        }
        return Fr.decode(value);
    }
}
