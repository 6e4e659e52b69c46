package io.tidemark.model.codec;

import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import org.apache.tuweni.bytes.Bytes32;

/** The body of {@code tidemark/key} (spec 6.5). */
final class KeyDocument {
    private static final int ROW_BITS = 24;
    private static final int COUNT_BITS = 31;

    private KeyDocument() {}

    static void write(DocumentWriter out, KeyManifest key) {
        out.beginMap(11);
        out.text("keyId", key.keyId().text());
        out.text("shape", key.shape().text());
        writeCapacities(out, key.capacities());
        out.number("constraints", key.constraints());
        out.flag("development", key.development());
        out.text("gnarkVersion", key.gnarkVersion());
        out.number("circuitVersion", key.circuitVersion());
        out.bytes("provingKeyHash", key.provingKeyHash());
        out.text("verifyingKeyFile", key.verifyingKeyFile());
        out.bytes("verifyingKeyHash", key.verifyingKeyHash());
        out.bytes("constraintSystemHash", key.constraintSystemHash());
        out.endMap();
    }

    static KeyManifest read(DocumentReader in) throws MalformedInputException {
        Place here = in.place();
        in.beginMap();
        in.key("keyId");
        Place idPlace = in.place();
        KeyId claimed = in.parsedValue("a key id", KeyId::parse);
        ShapeId shape = in.parsed("shape", "a shape id", ShapeId::parse);
        ShapeCapacities capacities = readCapacities(in);
        long constraints = in.number("constraints", COUNT_BITS);
        boolean development = in.flag("development");
        String gnarkVersion = in.text("gnarkVersion");
        int circuitVersion = (int) in.number("circuitVersion", COUNT_BITS);
        Bytes32 provingKeyHash = in.bytes32("provingKeyHash");
        String verifyingKeyFile = readFileName(in);
        Bytes32 verifyingKeyHash = in.bytes32("verifyingKeyHash");
        Bytes32 constraintSystemHash = in.bytes32("constraintSystemHash");
        in.endMap();
        KeyManifest key = here.make(
                "a key manifest",
                () -> new KeyManifest(
                        shape,
                        capacities,
                        circuitVersion,
                        gnarkVersion,
                        constraints,
                        constraintSystemHash,
                        provingKeyHash,
                        verifyingKeyHash,
                        verifyingKeyFile,
                        development));
        if (!key.keyId().equals(claimed)) {
            throw idPlace.fault(
                    MalformedCode.E_FORMAT_DIGEST, "the id of the key described, " + key.keyId(), claimed.text());
        }
        return key;
    }

    private static String readFileName(DocumentReader in) throws MalformedInputException {
        in.key("verifyingKeyFile");
        Place here = in.place();
        String name = in.textValue();
        if (!KeyManifest.isFileName(name)) {
            throw here.fault(
                    MalformedCode.E_FORMAT_PATH,
                    "a plain file name of letters, digits, '.', '_' and '-'",
                    Printable.of(name));
        }
        return name;
    }

    private static void writeCapacities(DocumentWriter out, ShapeCapacities rows) {
        out.key("capacities");
        out.beginMap(11);
        out.number("calls", rows.calls());
        out.number("facts", rows.facts());
        out.number("links", rows.links());
        out.number("nodes", rows.nodes());
        out.number("groups", rows.groups());
        out.number("authors", rows.authors());
        out.number("effects", rows.effects());
        out.number("members", rows.members());
        out.number("arguments", rows.arguments());
        out.number("resources", rows.resources());
        out.number("capabilities", rows.capabilities());
        out.endMap();
    }

    private static ShapeCapacities readCapacities(DocumentReader in) throws MalformedInputException {
        in.key("capacities");
        Place here = in.place();
        in.beginMap();
        int calls = rows(in, "calls");
        int facts = rows(in, "facts");
        int links = rows(in, "links");
        int nodes = rows(in, "nodes");
        int groups = rows(in, "groups");
        int authors = rows(in, "authors");
        int effects = rows(in, "effects");
        int members = rows(in, "members");
        int arguments = rows(in, "arguments");
        int resources = rows(in, "resources");
        int capabilities = rows(in, "capabilities");
        in.endMap();
        return here.make(
                "capacities",
                () -> new ShapeCapacities(
                        effects,
                        authors,
                        resources,
                        capabilities,
                        calls,
                        nodes,
                        links,
                        arguments,
                        facts,
                        members,
                        groups));
    }

    private static int rows(DocumentReader in, String table) throws MalformedInputException {
        return (int) in.number(table, ROW_BITS + 1);
    }
}
