package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.model.InstanceId;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.StateRoot;
import io.tidemark.model.codec.Documents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saves and loads a {@link VerifierState} (spec 7.6): one line of JSON, members in ascending order, no white space,
 * then a line feed. A state has one text; any other is refused.
 */
public final class VerifierStateCodec {
    /** Bytes of a saved state at most: 64 MiB. */
    public static final int BYTES_MAX = 64 << 20;

    private static final String FORMAT = "tidemark/1/verifier-state";
    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VerifierStateCodec() {}

    /** The text of a state, in UTF-8. */
    public static byte[] encode(VerifierState state) {
        String snapshots = state.snapshots().stream()
                .map(snapshot -> quote(HEX.formatHex(Documents.SNAPSHOT.encode(snapshot))))
                .collect(Collectors.joining(","));
        String statements =
                state.statements().stream().map(id -> quote(id.toString())).collect(Collectors.joining(","));
        String text = "{\"format\":" + quote(FORMAT)
                + ",\"instance\":" + quote(hex(state.instance().lane()))
                + ",\"root\":" + quote(hex(state.root().lane()))
                + ",\"sequence\":" + state.sequence().value()
                + ",\"snapshots\":[" + snapshots
                + "],\"statements\":[" + statements + "]}\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String quote(String text) {
        return '"' + text + '"';
    }

    private static String hex(Fr lane) {
        return HEX.formatHex(lane.encode());
    }

    /**
     * Reads a saved state.
     *
     * @throws MalformedInputException if it is not the text of a state
     */
    public static VerifierState decode(byte[] bytes) throws MalformedInputException {
        if (bytes.length > BYTES_MAX) {
            throw fault(MalformedCode.E_LIMIT, "at most " + BYTES_MAX + " bytes", bytes.length + " bytes");
        }
        VerifierState state;
        try {
            state = of(JSON.readTree(bytes));
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw fault(MalformedCode.E_FORMAT, "a saved state", String.valueOf(malformed.getMessage()));
        }
        if (!Arrays.equals(encode(state), bytes)) {
            throw fault(
                    MalformedCode.E_FORMAT_CANONICAL,
                    "the one text of this state",
                    "another text of " + bytes.length + " bytes");
        }
        return state;
    }

    private static VerifierState of(JsonNode node) throws MalformedInputException {
        String format = node.required("format").stringValue();
        if (!format.equals(FORMAT)) {
            throw fault(MalformedCode.E_FORMAT_VERSION, FORMAT, "another format");
        }
        List<SignedSnapshot> snapshots = new ArrayList<>();
        for (JsonNode snapshot : node.required("snapshots").values()) {
            snapshots.add(Documents.SNAPSHOT.decode(HEX.parseHex(snapshot.stringValue())));
        }
        List<StatementId> statements = new ArrayList<>();
        for (JsonNode id : node.required("statements").values()) {
            statements.add(new StatementId(Bytes32.wrap(HEX.parseHex(id.stringValue()))));
        }
        return new VerifierState(
                new InstanceId(lane(node, "instance")),
                Sequence.of(node.required("sequence").longValue()),
                new StateRoot(lane(node, "root")),
                statements,
                snapshots);
    }

    private static Fr lane(JsonNode node, String member) {
        return Fr.decode(HEX.parseHex(node.required(member).stringValue()));
    }

    private static MalformedInputException fault(MalformedCode code, String expected, String actual) {
        return new MalformedInputException(code, "", MalformedInputException.NO_OFFSET, expected, actual);
    }
}
