package io.tidemark.model.codec;

import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Reads and writes the files of one format (spec 6.2): canonical CBOR, and a JSON view that holds the same. A value has
 * one file, and the file of a value decodes to an equal value. Immutable; safe for use by many threads.
 */
public final class DocumentCodec<T> {
    private final String format;
    private final int version;
    private final BiConsumer<DocumentWriter, T> writer;
    private final DocumentReader.Item<T> reader;

    DocumentCodec(String format, int version, BiConsumer<DocumentWriter, T> writer, DocumentReader.Item<T> reader) {
        this.format = format;
        this.version = version;
        this.writer = writer;
        this.reader = reader;
    }

    /** The format's name, for example {@code tidemark/bundle}. */
    public String format() {
        return format;
    }

    /** The one version of the format that is read and written. */
    public int version() {
        return version;
    }

    /** The file of a value, in canonical CBOR. */
    public byte[] encode(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = Jackson.cborGenerator(bytes)) {
            DocumentWriter document = new DocumentWriter(out, Form.CBOR);
            out.writeStartArray(null, Envelope.PARTS.size());
            document.textValue(format);
            document.numberValue(version);
            writer.accept(document, value);
            out.flush();
            document.bytesValue(Sha256.of(bytes.toByteArray()));
            out.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /** SHA-256 over the value's file before its last item, which is this hash. */
    public Bytes32 contentHash(T value) {
        return contentHash(encode(value));
    }

    /** The JSON view of a value: two spaces of indentation, line feeds, one at the end. */
    public String toJson(T value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Jackson.jsonGenerator(text)) {
            DocumentWriter document = new DocumentWriter(out, Form.JSON);
            out.writeStartObject();
            out.writeName(Envelope.FORMAT);
            document.textValue(format);
            out.writeName(Envelope.VERSION);
            document.numberValue(version);
            out.writeName(Envelope.BODY);
            writer.accept(document, value);
            out.writeName(Envelope.CONTENT_HASH);
            document.bytesValue(contentHash(value));
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }

    /**
     * Reads a file in CBOR.
     *
     * @throws MalformedInputException if it is not the file of a value. Of several faults the first of these is named:
     *     the file's size, what is wrong with the bytes as canonical CBOR, the format's name, its version, what is wrong
     *     in the body, the content hash; within one step, the first in order of bytes
     */
    public T decode(byte[] file) throws MalformedInputException {
        CborScanner.scan(file);
        try (JsonParser parser = Jackson.cborParser(file)) {
            DocumentReader in = new DocumentReader(new Tokens(parser, Form.CBOR));
            in.beginList();
            in.enter(Envelope.FORMAT);
            checkFormat(in);
            in.enter(Envelope.VERSION);
            checkVersion(in);
            in.enter(Envelope.BODY);
            T value = reader.read(in);
            in.enter(Envelope.CONTENT_HASH);
            checkHash(in, contentHash(file));
            in.endList();
            in.end();
            return value;
        }
    }

    /**
     * Reads a JSON view.
     *
     * @throws MalformedInputException if it is not the view of a value; white space is free, all else is not. The steps
     *     are those of {@link #decode}, with well-formed JSON instead of canonical CBOR found as far as it was read
     */
    public T fromJson(String json) throws MalformedInputException {
        if (json.length() > Limits.JSON_CHARS_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT,
                    "",
                    0,
                    "at most " + Limits.JSON_CHARS_MAX + " characters",
                    json.length() + " characters");
        }
        try (JsonParser parser = Jackson.jsonParser(json)) {
            DocumentReader in = new DocumentReader(new Tokens(parser, Form.JSON));
            in.beginMap();
            in.key(Envelope.FORMAT);
            checkFormat(in);
            in.key(Envelope.VERSION);
            checkVersion(in);
            in.key(Envelope.BODY);
            T value = reader.read(in);
            in.key(Envelope.CONTENT_HASH);
            checkHash(in, contentHash(value));
            in.endMap();
            in.end();
            return value;
        }
    }

    /**
     * Reads a file in either form: JSON in UTF-8 if it begins with an opening brace, perhaps after white space, else
     * CBOR.
     *
     * @throws MalformedInputException as {@link #decode} and {@link #fromJson}
     */
    public T read(byte[] file) throws MalformedInputException {
        int start = 0;
        while (start < file.length && " \t\r\n".indexOf(file[start]) >= 0) {
            start++;
        }
        if (start == file.length || file[start] != '{') {
            return decode(file);
        }
        if (file.length > Limits.JSON_CHARS_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT,
                    "",
                    0,
                    "at most " + Limits.JSON_CHARS_MAX + " bytes",
                    file.length + " bytes");
        }
        try {
            return fromJson(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString());
        } catch (CharacterCodingException malformed) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT, "", MalformedInputException.NO_OFFSET, "text in UTF-8", "other bytes");
        }
    }

    private void checkFormat(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        String actual = in.textValue();
        if (!actual.equals(format)) {
            throw here.fault(MalformedCode.E_FORMAT_VERSION, "the format " + format, Printable.of(actual));
        }
    }

    private void checkVersion(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        long actual = in.numberValue(Integer.SIZE);
        if (actual != version) {
            throw here.fault(
                    MalformedCode.E_FORMAT_VERSION,
                    "version " + version + " of " + format,
                    "version " + actual + "; use the release of this software that reads it");
        }
    }

    private static void checkHash(DocumentReader in, Bytes32 expected) throws MalformedInputException {
        Place here = in.place();
        Bytes32 actual = Bytes32.wrap(in.exactBytesValue(Bytes32.SIZE));
        if (!actual.equals(expected)) {
            throw here.fault(
                    MalformedCode.E_FORMAT_DIGEST,
                    "the content hash " + expected.toHexString(),
                    actual.toHexString() + "; the file was changed after it was written");
        }
    }

    private static Bytes32 contentHash(byte[] file) {
        return Sha256.of(file, 0, Math.max(0, file.length - Envelope.HASH_ITEM_BYTES));
    }
}
