package io.tidemark.model.codec;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import org.apache.tuweni.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * The tokens of one document, and all that differs between its {@link Form}s: how integers and bytes look, and whether
 * places are counted in bytes or characters. Stands on the next token that was not consumed.
 */
final class Tokens {
    private static final int WORD_BITS = 64;

    private final JsonParser in;
    private final Form form;
    private Kind kind = Kind.END;

    /**
     * Starts at the first token.
     *
     * @throws MalformedInputException if there is none that is well-formed
     */
    Tokens(JsonParser in, Form form) throws MalformedInputException {
        this.in = in;
        this.form = form;
        advance(new Place(null, 0));
    }

    /** Kinds of tokens, as both forms have them. */
    enum Kind {
        MAP_START("a map"),
        MAP_END("the end of a map"),
        LIST_START("a list"),
        LIST_END("the end of a list"),
        KEY("a key"),
        TEXT("text"),
        BYTES("bytes"),
        INTEGER("an unsigned integer"),
        FLOAT("a number with a fraction or an exponent"),
        FALSE("false"),
        TRUE("true"),
        NOTHING("null"),
        END("the end of the document");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }

        static Kind of(@Nullable JsonToken token) {
            if (token == null) {
                return END;
            }
            return switch (token) {
                case START_OBJECT -> MAP_START;
                case END_OBJECT -> MAP_END;
                case START_ARRAY -> LIST_START;
                case END_ARRAY -> LIST_END;
                case PROPERTY_NAME -> KEY;
                case VALUE_STRING -> TEXT;
                case VALUE_EMBEDDED_OBJECT -> BYTES;
                case VALUE_NUMBER_INT -> INTEGER;
                case VALUE_NUMBER_FLOAT -> FLOAT;
                case VALUE_FALSE -> FALSE;
                case VALUE_TRUE -> TRUE;
                case VALUE_NULL -> NOTHING;
                case NOT_AVAILABLE -> throw new AssertionError("only non-blocking parsers have no next token");
            };
        }
    }

    Kind kind() {
        return kind;
    }

    /** In CBOR the byte, in JSON the character, at which the next token starts. */
    long offset() {
        return switch (form) {
            case JSON -> in.currentTokenLocation().getCharOffset();
            case CBOR -> in.currentTokenLocation().getByteOffset();
        };
    }

    String key() {
        return String.valueOf(in.currentName());
    }

    void require(Kind expected, Place place) throws MalformedInputException {
        if (kind != expected) {
            throw place.fault(MalformedCode.E_FORMAT, expected.toString(), kind.toString());
        }
    }

    void take(Kind expected, Place place) throws MalformedInputException {
        require(expected, place);
        advance(place);
    }

    boolean flag(Place place) throws MalformedInputException {
        if (kind != Kind.TRUE && kind != Kind.FALSE) {
            throw place.fault(MalformedCode.E_FORMAT, "true or false", kind.toString());
        }
        boolean value = kind == Kind.TRUE;
        advance(place);
        return value;
    }

    String text(Place place) throws MalformedInputException {
        require(Kind.TEXT, place);
        try {
            String text = in.getString();
            advance(place);
            return text;
        } catch (JacksonException malformed) {
            throw refused(malformed, place);
        }
    }

    Bytes bytes(Place place) throws MalformedInputException {
        return switch (form) {
            case JSON -> JsonForms.bytes(text(place), place);
            case CBOR -> binary(place);
        };
    }

    private Bytes binary(Place place) throws MalformedInputException {
        require(Kind.BYTES, place);
        try {
            Bytes bytes = Bytes.wrap(in.getBinaryValue());
            advance(place);
            return bytes;
        } catch (JacksonException malformed) {
            throw refused(malformed, place);
        }
    }

    /** An integer of at most that many bits. */
    long number(int bits, Place place) throws MalformedInputException {
        if (kind == Kind.FLOAT) {
            throw place.fault(MalformedCode.E_FORMAT_CANONICAL, Kind.INTEGER.toString(), kind.toString());
        }
        require(Kind.INTEGER, place);
        try {
            long value = JsonForms.range(in.getBigIntegerValue(), bits, place);
            if (form == Form.JSON && !in.getString().equals(Long.toString(value))) {
                throw place.fault(MalformedCode.E_FORMAT_CANONICAL, Long.toString(value), Printable.of(in.getString()));
            }
            advance(place);
            return value;
        } catch (JacksonException malformed) {
            throw refused(malformed, place);
        }
    }

    /** An unsigned 64-bit integer: in JSON a decimal string, since most readers would round a number. */
    long unsigned(Place place) throws MalformedInputException {
        return switch (form) {
            case JSON -> JsonForms.unsigned(text(place), place);
            case CBOR -> number(WORD_BITS, place);
        };
    }

    private void advance(Place place) throws MalformedInputException {
        try {
            kind = Kind.of(in.nextToken());
        } catch (JacksonException malformed) {
            throw refused(malformed, place);
        }
    }

    /** What the parser refuses: a limit of its own, or text that is not well-formed. */
    private MalformedInputException refused(JacksonException malformed, Place place) {
        boolean limit = malformed instanceof StreamConstraintsException;
        long offset = in.currentLocation().getCharOffset();
        Place here = form == Form.JSON && offset >= 0 ? new Place(place.path(), offset) : place;
        return here.fault(
                limit ? MalformedCode.E_LIMIT : MalformedCode.E_FORMAT,
                limit ? "a document within the limits" : "well-formed " + form,
                Printable.of(String.valueOf(malformed.getOriginalMessage())));
    }
}
