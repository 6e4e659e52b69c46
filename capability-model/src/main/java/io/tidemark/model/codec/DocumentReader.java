package io.tidemark.model.codec;

import io.tidemark.algebra.Fr;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.tuweni.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads one document in either {@link Form}, key by key in the one order that there is.
 *
 * <p>CBOR was looked over by {@link CborScanner} before; what is checked here is types, keys and ranges.
 */
final class DocumentReader {
    private final Tokens in;
    private Place.@Nullable Path path;

    DocumentReader(Tokens in) {
        this.in = in;
    }

    /** Reads one item of a list, or the body of a document. */
    @FunctionalInterface
    interface Item<T> {
        T read(DocumentReader in) throws MalformedInputException;
    }

    // Structure.

    void beginMap() throws MalformedInputException {
        in.take(Tokens.Kind.MAP_START, place());
        enterContainer();
    }

    void endMap() throws MalformedInputException {
        if (in.kind() == Tokens.Kind.KEY) {
            throw fault(MalformedCode.E_FORMAT_CANONICAL, "no more keys", "key " + Printable.of(in.key()));
        }
        leaveContainer();
        in.take(Tokens.Kind.MAP_END, place());
    }

    void beginList() throws MalformedInputException {
        in.take(Tokens.Kind.LIST_START, place());
        enterContainer();
    }

    void endList() throws MalformedInputException {
        leaveContainer();
        in.take(Tokens.Kind.LIST_END, place());
    }

    /** Names the item of the list that comes next, for errors. */
    void enter(String name) {
        leaveContainer();
        path = new Place.Path(path, name);
    }

    private void enterContainer() {
        path = new Place.Path(path, "");
    }

    private void leaveContainer() {
        path = Objects.requireNonNull(path, "no container is open").outer();
    }

    /** Consumes the key that must come next. */
    void key(String expected) throws MalformedInputException {
        enter(expected);
        if (in.kind() == Tokens.Kind.KEY && !in.key().equals(expected)) {
            throw fault(MalformedCode.E_FORMAT_CANONICAL, "key " + expected, "key " + Printable.of(in.key()));
        }
        in.take(Tokens.Kind.KEY, place());
    }

    /** Consumes the key that comes next, which must be one that {@code known} knows. */
    <T> T keyAmong(String expected, Function<String, Optional<T>> known) throws MalformedInputException {
        enter("");
        in.require(Tokens.Kind.KEY, place());
        Optional<T> found = known.apply(in.key());
        if (found.isEmpty()) {
            throw fault(MalformedCode.E_FORMAT_CANONICAL, expected, "key " + Printable.of(in.key()));
        }
        enter(in.key());
        in.take(Tokens.Kind.KEY, place());
        return found.get();
    }

    /** The key that comes next, if one does; consumes nothing. */
    Optional<String> nextKey() {
        return in.kind() == Tokens.Kind.KEY ? Optional.of(in.key()) : Optional.empty();
    }

    /** Whether the key comes next; consumes nothing. */
    boolean hasKey(String key) {
        return nextKey().equals(Optional.of(key));
    }

    /** Whether the map ends here; consumes nothing. */
    boolean isMapEnd() {
        return in.kind() == Tokens.Kind.MAP_END;
    }

    <T> List<T> list(String key, int max, Item<T> item) throws MalformedInputException {
        key(key);
        return listValue(max, item);
    }

    <T> List<T> listValue(int max, Item<T> item) throws MalformedInputException {
        beginList();
        List<T> items = new ArrayList<>();
        while (in.kind() != Tokens.Kind.LIST_END) {
            enter(Integer.toString(items.size()));
            if (items.size() == max) {
                throw fault(MalformedCode.E_LIMIT, "at most " + max + " items", "one more");
            }
            items.add(item.read(this));
        }
        endList();
        return List.copyOf(items);
    }

    /** The end of everything. */
    void end() throws MalformedInputException {
        if (in.kind() != Tokens.Kind.END) {
            throw fault(MalformedCode.E_FORMAT_CANONICAL, "the end of the document", "more");
        }
    }

    // Values.

    String text(String key) throws MalformedInputException {
        key(key);
        return textValue();
    }

    String textValue() throws MalformedInputException {
        Place here = place();
        String text = in.text(here);
        int length = here.make("text", () -> Text.utf8(text)).length;
        if (length > Limits.TEXT_BYTES_MAX) {
            throw here.fault(
                    MalformedCode.E_LIMIT, "at most " + Limits.TEXT_BYTES_MAX + " bytes of text", length + " bytes");
        }
        return text;
    }

    /** A text that another function reads; what it refuses is E_FORMAT. */
    <T> T parsed(String key, String what, Function<String, T> parse) throws MalformedInputException {
        key(key);
        return parsedValue(what, parse);
    }

    <T> T parsedValue(String what, Function<String, T> parse) throws MalformedInputException {
        Place here = place();
        String text = textValue();
        return here.make(what, () -> parse.apply(text));
    }

    /** The constant with that name. */
    <E extends Enum<E>> E constant(String key, E[] constants) throws MalformedInputException {
        key(key);
        return constantValue(constants);
    }

    <E extends Enum<E>> E constantValue(E[] constants) throws MalformedInputException {
        Place here = place();
        String text = textValue();
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw here.fault(MalformedCode.E_FORMAT, "one of " + Arrays.toString(constants), Printable.of(text));
    }

    boolean flag(String key) throws MalformedInputException {
        key(key);
        return in.flag(place());
    }

    /** An unsigned integer of at most {@code bits} bits, 1 to 63. */
    long number(String key, int bits) throws MalformedInputException {
        key(key);
        return numberValue(bits);
    }

    long numberValue(int bits) throws MalformedInputException {
        return in.number(bits, place());
    }

    /** An unsigned 64-bit integer. */
    long unsigned(String key) throws MalformedInputException {
        key(key);
        return in.unsigned(place());
    }

    /** Bytes, at most {@code max} of them. */
    Bytes bytes(String key, int max) throws MalformedInputException {
        key(key);
        Place here = place();
        Bytes bytes = in.bytes(here);
        if (bytes.size() > max) {
            throw here.fault(MalformedCode.E_LIMIT, "at most " + max + " bytes", bytes.size() + " bytes");
        }
        return bytes;
    }

    /** Exactly that many bytes. */
    Bytes exactBytes(String key, int size) throws MalformedInputException {
        key(key);
        return exactBytesValue(size);
    }

    Bytes exactBytesValue(int size) throws MalformedInputException {
        Place here = place();
        Bytes bytes = in.bytes(here);
        if (bytes.size() != size) {
            throw here.fault(MalformedCode.E_FORMAT, size + " bytes", bytes.size() + " bytes");
        }
        return bytes;
    }

    /** An element of Fr: 32 bytes below r. */
    Fr lane(String key) throws MalformedInputException {
        key(key);
        Place here = place();
        return Scalars.lane(exactBytesValue(Fr.BYTES), here);
    }

    // Places.

    /** Where the next token stands. */
    Place place() {
        return new Place(path, in.offset());
    }

    MalformedInputException fault(MalformedCode code, String expected, String actual) {
        return place().fault(code, expected, actual);
    }
}
