package io.tidemark.model.codec;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CellId;
import io.tidemark.model.LaneValue;
import io.tidemark.model.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.tuweni.bytes.Bytes;
import tools.jackson.core.JsonGenerator;
import tools.jackson.dataformat.cbor.CBORGenerator;

/**
 * Writes one document in either {@link Form}. Keys come in canonical order, shorter ones first; that they do, and that
 * a map has as many as it announced, is checked, so a codec that breaks it fails on its first use.
 */
final class DocumentWriter {
    private final JsonGenerator out;
    private final Form form;
    private final Deque<String> lastKeys = new ArrayDeque<>();

    DocumentWriter(JsonGenerator out, Form form) {
        this.out = out;
        this.form = form;
    }

    void beginMap(int keys) {
        out.writeStartObject(null, keys);
        lastKeys.push("");
    }

    void endMap() {
        out.writeEndObject();
        lastKeys.pop();
    }

    void key(String key) {
        String before = lastKeys.pop();
        if (compare(before, key) >= 0) {
            throw new AssertionError("keys out of canonical order: " + key + " after " + before);
        }
        lastKeys.push(key);
        out.writeName(key);
    }

    private static int compare(String a, String b) {
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    <T> void list(String key, List<T> items, BiConsumer<DocumentWriter, T> item) {
        key(key);
        out.writeStartArray(null, items.size());
        items.forEach(value -> item.accept(this, value));
        out.writeEndArray();
    }

    void text(String key, String value) {
        key(key);
        textValue(value);
    }

    void textValue(String value) {
        byte[] utf8 = Text.utf8(value);
        switch (form) {
            case JSON -> out.writeString(value);
            case CBOR -> out.writeUTF8String(utf8, 0, utf8.length);
        }
    }

    void flag(String key, boolean value) {
        key(key);
        out.writeBoolean(value);
    }

    /** An integer of at most 40 bits: exact in every JSON reader. */
    void number(String key, long value) {
        key(key);
        numberValue(value);
    }

    void numberValue(long value) {
        out.writeNumber(value);
    }

    void id(String key, CellId id) {
        number(key, id.index());
    }

    void idValue(CellId id) {
        numberValue(id.index());
    }

    /** An unsigned 64-bit integer: in JSON a decimal string, since most readers would round a number. */
    void unsigned(String key, long bits) {
        key(key);
        switch (form) {
            case JSON -> out.writeString(Long.toUnsignedString(bits));
            case CBOR -> writeUnsigned((CBORGenerator) out, bits);
        }
    }

    private static void writeUnsigned(CBORGenerator out, long bits) {
        try {
            out.writeNumberUnsigned(bits);
        } catch (IOException impossible) {
            throw new AssertionError("writing to memory does not fail", impossible);
        }
    }

    void lane(String key, LaneValue value) {
        lane(key, value.lane());
    }

    void lane(String key, Fr value) {
        bytes(key, Bytes.wrap(value.encode()));
    }

    void bytes(String key, Bytes value) {
        key(key);
        bytesValue(value);
    }

    void bytesValue(Bytes value) {
        switch (form) {
            case JSON -> out.writeString(value.toHexString());
            case CBOR -> out.writeBinary(value.toArrayUnsafe());
        }
    }
}
