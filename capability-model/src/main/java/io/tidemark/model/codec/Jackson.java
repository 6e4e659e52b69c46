package io.tidemark.model.codec;

import java.io.OutputStream;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORFactory;

/** Jackson's streams, set up with our limits and our layout. Nothing is bound by reflection. */
final class Jackson {
    private static final int HEX_CHARS_MAX = 2 + 2 * Limits.BYTES_MAX;

    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(Limits.DEPTH_MAX)
            .maxStringLength(HEX_CHARS_MAX)
            .maxNumberLength(Limits.DIGITS_MAX)
            .maxNameLength(Limits.KEY_BYTES_MAX)
            .maxDocumentLength(Limits.JSON_CHARS_MAX)
            .build();

    private static final TokenStreamFactory CBOR =
            CBORFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private static final TokenStreamFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();

    private static final ObjectWriter LAYOUT = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Jackson() {}

    static JsonParser cborParser(byte[] file) {
        return CBOR.createParser(ObjectReadContext.empty(), file);
    }

    static JsonParser jsonParser(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    static JsonGenerator cborGenerator(OutputStream out) {
        return CBOR.createGenerator(ObjectWriteContext.empty(), out);
    }

    static JsonGenerator jsonGenerator(Writer out) {
        return LAYOUT.createGenerator(out);
    }

    static JsonGenerator compactJsonGenerator(Writer out) {
        return JSON.createGenerator(ObjectWriteContext.empty(), out);
    }
}
