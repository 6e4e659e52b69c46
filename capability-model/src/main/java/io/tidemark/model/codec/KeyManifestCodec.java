package io.tidemark.model.codec;

import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.KeyManifest.FileEntry;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ShapeId;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;

/**
 * Reads and writes {@code manifest.json} (spec 10.3): one line of JSON, members in ascending order, no white space, a
 * line feed. A manifest has one text.
 */
public final class KeyManifestCodec {
    /** The most bytes of a manifest. */
    public static final int BYTES_MAX = 64 << 10;

    private static final String FORMAT = "tidemark/1/key-manifest";
    private static final String CLAUSES = "clauses.txt";
    private static final String PROVING_KEY = "proving.key";
    private static final String SYSTEM = "system.bin";
    private static final String VERIFYING_KEY = "verifying.key";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final int VERSION_BITS = 32;
    private static final int SIZE_BITS = 63;

    private KeyManifestCodec() {}

    /** The manifest's bytes. */
    public static byte[] encode(KeyManifest manifest) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = Jackson.compactJsonGenerator(text)) {
            out.writeStartObject();
            out.writeNumberProperty("circuit", manifest.circuitVersion());
            out.writeNumberProperty("constraints", manifest.constraints());
            out.writeBooleanProperty("development", manifest.development());
            out.writeObjectPropertyStart("files");
            writeFile(out, CLAUSES, manifest.files().clauses());
            writeFile(out, PROVING_KEY, manifest.files().provingKey());
            writeFile(out, SYSTEM, manifest.files().system());
            writeFile(out, VERIFYING_KEY, manifest.files().verifyingKey());
            out.writeEndObject();
            out.writeStringProperty("format", FORMAT);
            out.writeStringProperty("gnark", manifest.gnarkVersion());
            out.writeStringProperty("id", manifest.id().text());
            out.writeStringProperty("shape", manifest.shape().text());
            out.writeStringProperty("system", manifest.constraintSystemHash().toUnprefixedHexString());
            out.writeEndObject();
        }
        return text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void writeFile(JsonGenerator out, String name, FileEntry entry) {
        out.writeObjectPropertyStart(name);
        out.writeStringProperty("sha256", entry.sha256().toUnprefixedHexString());
        out.writeNumberProperty("size", entry.size());
        out.writeEndObject();
    }

    /**
     * Reads a manifest.
     *
     * @throws MalformedInputException E_LIMIT if it is too long, E_FORMAT or E_FORMAT_CANONICAL if it is not in its
     *     form, E_FORMAT_VERSION if it is of another format, E_FORMAT_PATH if it names a file outside its folder,
     *     E_FORMAT_DIGEST if its id is not that of the key it describes
     */
    public static KeyManifest decode(byte[] bytes) throws MalformedInputException {
        if (bytes.length > BYTES_MAX) {
            throw new MalformedInputException(
                    MalformedCode.E_LIMIT, "", 0, "at most " + BYTES_MAX + " bytes", bytes.length + " bytes");
        }
        KeyManifest manifest;
        try (JsonParser parser = Jackson.jsonParser(new String(bytes, StandardCharsets.US_ASCII))) {
            DocumentReader in = new DocumentReader(new Tokens(parser, Form.JSON));
            manifest = read(in);
            in.end();
        }
        byte[] canonical = encode(manifest);
        int difference = Arrays.mismatch(canonical, bytes);
        if (difference >= 0) {
            throw new MalformedInputException(
                    MalformedCode.E_FORMAT_CANONICAL,
                    "",
                    difference,
                    "one line without white space, ended by a line feed",
                    "another text of the same content");
        }
        return manifest;
    }

    private static KeyManifest read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        long circuitVersion = in.number("circuit", VERSION_BITS);
        long constraints = in.number("constraints", SIZE_BITS);
        boolean development = in.flag("development");
        KeyManifest.Files files = readFiles(in);
        readFormat(in);
        String gnarkVersion = in.text("gnark");
        in.key("id");
        Place idPlace = in.place();
        KeyId claimed = in.parsedValue("a key id", KeyId::parse);
        ShapeId shape = in.parsed("shape", "a shape id", ShapeId::parse);
        Bytes32 system = readHash(in, "system");
        in.endMap();
        KeyManifest manifest = here.make(
                "a key manifest",
                () -> new KeyManifest(circuitVersion, constraints, development, files, gnarkVersion, shape, system));
        if (!manifest.id().equals(claimed)) {
            throw idPlace.fault(
                    MalformedCode.E_FORMAT_DIGEST, "the id of the key described, " + manifest.id(), claimed.text());
        }
        return manifest;
    }

    private static void readFormat(DocumentReader in) throws MalformedInputException {
        in.key("format");
        Place here = in.place();
        String format = in.textValue();
        if (!format.equals(FORMAT)) {
            throw here.fault(MalformedCode.E_FORMAT_VERSION, "the format " + FORMAT, Printable.of(format));
        }
    }

    private static KeyManifest.Files readFiles(DocumentReader in) throws MalformedInputException {
        in.key("files");
        in.beginMap();
        KeyManifest.Files files = new KeyManifest.Files(
                readFile(in, CLAUSES), readFile(in, PROVING_KEY), readFile(in, SYSTEM), readFile(in, VERIFYING_KEY));
        in.endMap();
        return files;
    }

    private static FileEntry readFile(DocumentReader in, String name) throws MalformedInputException {
        Optional<String> stranger =
                in.nextKey().filter(key -> !FILE_NAME.matcher(key).matches());
        if (stranger.isPresent()) {
            throw in.fault(MalformedCode.E_FORMAT_PATH, "the file " + name, Printable.of(stranger.get()));
        }
        in.key(name);
        in.beginMap();
        Bytes32 sha256 = readHash(in, "sha256");
        long size = in.number("size", SIZE_BITS);
        in.endMap();
        return new FileEntry(sha256, size);
    }

    /** 64 hexadecimal digits without a prefix, as chapter 10 has them. */
    private static Bytes32 readHash(DocumentReader in, String key) throws MalformedInputException {
        in.key(key);
        Place here = in.place();
        String text = in.textValue();
        if (!HASH.matcher(text).matches()) {
            throw here.fault(MalformedCode.E_FORMAT, "64 lower-case hexadecimal digits", Printable.of(text));
        }
        return Bytes32.fromHexString(text);
    }
}
