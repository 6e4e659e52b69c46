package io.tidemark.verifier.foreign;

import io.tidemark.model.codec.Printable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Walks over a JSON text token by token, within the limits, and knows the place of each. */
final class JsonCursor {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ForeignLimits.DEPTH_MAX)
                    .maxStringLength(ForeignLimits.STRING_CHARS_MAX)
                    .maxNumberLength(ForeignLimits.NUMBER_DIGITS_MAX)
                    .maxNameLength(ForeignLimits.NAME_CHARS_MAX)
                    .maxDocumentLength(ForeignLimits.KEY_BYTES_MAX)
                    .build())
            .build();

    private final JsonParser in;
    private @Nullable JsonToken token;
    private String path = "";

    /** Stands on the first token. */
    JsonCursor(byte[] file) throws ForeignFormatException {
        in = FACTORY.createParser(ObjectReadContext.empty(), text(file));
        advance();
    }

    private static String text(byte[] file) throws ForeignFormatException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ForeignFormatException(ForeignCode.E_FORMAT, "", 0, "text in UTF-8", "bytes that are none");
        }
    }

    /** Whether the file's first character other than white space is this one. */
    static boolean startsWith(byte[] file, char first) {
        for (byte character : file) {
            if (character != ' ' && character != '\n' && character != '\r' && character != '\t') {
                return character == first;
            }
        }
        return false;
    }

    static void requireStart(byte[] file, char first) throws ForeignFormatException {
        if (!startsWith(file, first)) {
            throw new ForeignFormatException(
                    ForeignCode.E_FORMAT, "", 0, "a JSON text that begins with " + first, "another beginning");
        }
    }

    /** Reads the value of one key of an object. */
    @FunctionalInterface
    interface Member {
        void read() throws ForeignFormatException;
    }

    /** Reads the item of a list with that number. */
    @FunctionalInterface
    interface Item {
        void read(int index) throws ForeignFormatException;
    }

    /** An object of these members in any order, each at most once and the required ones there. */
    void object(Map<String, Member> members, Set<String> required) throws ForeignFormatException {
        take(JsonToken.START_OBJECT, "an object");
        String outer = path;
        Set<String> seen = new HashSet<>();
        while (token == JsonToken.PROPERTY_NAME) {
            String key = String.valueOf(in.currentName());
            Member member = members.get(key);
            if (member == null) {
                throw fault(ForeignCode.E_FORMAT_CANONICAL, "no other keys", "key " + Printable.of(key));
            }
            if (!seen.add(key)) {
                throw fault(ForeignCode.E_FORMAT_CANONICAL, "each key once", "a second key " + key);
            }
            path = outer + "/" + key;
            advance();
            member.read();
            path = outer;
        }
        for (String key : required) {
            if (!seen.contains(key)) {
                throw fault(ForeignCode.E_FORMAT, "key " + key, "none");
            }
        }
        take(JsonToken.END_OBJECT, "the end of the object");
    }

    /** A list of at most {@code max} items; how many there were. */
    int list(int max, Item item) throws ForeignFormatException {
        take(JsonToken.START_ARRAY, "a list");
        String outer = path;
        int count = 0;
        while (token != JsonToken.END_ARRAY) {
            path = outer + "/" + count;
            if (count == max) {
                throw fault(ForeignCode.E_LIMIT, "at most " + max + " items", "one more");
            }
            item.read(count);
            count++;
            path = outer;
        }
        take(JsonToken.END_ARRAY, "the end of the list");
        return count;
    }

    /** A list of exactly {@code size} items. */
    void listOf(int size, Item item) throws ForeignFormatException {
        long start = offset();
        int count = list(size, item);
        if (count != size) {
            throw new ForeignFormatException(ForeignCode.E_FORMAT, path, start, size + " items", count + "");
        }
    }

    String string() throws ForeignFormatException {
        require(JsonToken.VALUE_STRING, "a string");
        try {
            String text = in.getString();
            advance();
            return text;
        } catch (JacksonException malformed) {
            throw refused(malformed);
        }
    }

    /** A bare integer from 0 to {@code max}. */
    int number(int max) throws ForeignFormatException {
        require(JsonToken.VALUE_NUMBER_INT, "an integer");
        try {
            long value = in.getLongValue();
            if (value < 0 || value > max) {
                throw fault(ForeignCode.E_LIMIT, "an integer from 0 to " + max, value + "");
            }
            advance();
            return (int) value;
        } catch (JacksonException malformed) {
            throw refused(malformed);
        }
    }

    /** Goes over one value of any type. */
    void skip() throws ForeignFormatException {
        try {
            in.skipChildren();
            advance();
        } catch (JacksonException malformed) {
            throw refused(malformed);
        }
    }

    /** Nothing may follow. */
    void end() throws ForeignFormatException {
        if (token != null) {
            throw fault(ForeignCode.E_FORMAT_CANONICAL, "the end of the text", "more");
        }
    }

    /** The place of the next token, with the names on the way. */
    String path() {
        return path;
    }

    /** The character at which the next token begins. */
    long offset() {
        return in.currentTokenLocation().getCharOffset();
    }

    ForeignFormatException fault(ForeignCode code, String expected, String actual) {
        return new ForeignFormatException(code, path, offset(), expected, actual);
    }

    private void take(JsonToken expected, String words) throws ForeignFormatException {
        require(expected, words);
        advance();
    }

    private void require(JsonToken expected, String words) throws ForeignFormatException {
        if (token != expected) {
            throw fault(ForeignCode.E_FORMAT, words, token == null ? "the end of the text" : words(token));
        }
    }

    private static String words(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "an integer";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction";
            case END_OBJECT, END_ARRAY -> "the end of it";
            default -> String.valueOf(token.asString());
        };
    }

    private void advance() throws ForeignFormatException {
        try {
            token = in.nextToken();
        } catch (JacksonException malformed) {
            throw refused(malformed);
        }
    }

    private ForeignFormatException refused(JacksonException malformed) {
        boolean limit = malformed instanceof StreamConstraintsException;
        return new ForeignFormatException(
                limit ? ForeignCode.E_LIMIT : ForeignCode.E_FORMAT,
                path,
                Math.max(0, in.currentLocation().getCharOffset()),
                limit ? "a text within the limits" : "well-formed JSON",
                Printable.of(String.valueOf(malformed.getOriginalMessage())));
    }
}
