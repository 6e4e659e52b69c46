package io.tidemark.benchmarks;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PublicInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A compressed verifying key that gnark made, and proofs under it: {@code groth16/*.json} and {@code plonk/*.json}. */
final class Proved {
    private static final String FIXTURES = "fixtures/src/main/resources";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Bytes key;
    private final JsonNode proofs;

    private Proved(Bytes key, JsonNode proofs) {
        this.key = key;
        this.proofs = proofs;
    }

    static Proved groth16(String name) throws IOException {
        JsonNode file = read("groth16", name);
        return new Proved(hex(file, "key"), file.get("proofs"));
    }

    /** All keys of PLONK have the same lines, which stand in a file of their own. */
    static Proved plonk(String name) throws IOException {
        JsonNode file = read("plonk", name);
        Bytes lines = Bytes.wrap(Files.readAllBytes(Checkout.path(FIXTURES, "plonk", "lines.bin")));
        return new Proved(Bytes.concatenate(hex(file, "head"), lines, hex(file, "tail")), file.get("proofs"));
    }

    /** A file as another tool wrote it. */
    static byte[] foreign(String tool, String name) throws IOException {
        return Files.readAllBytes(Checkout.path(FIXTURES, "foreign", tool, name));
    }

    Bytes key() {
        return key;
    }

    int size() {
        return proofs.size();
    }

    Bytes proof(int i) {
        return hex(proofs.get(i), "proof");
    }

    /** 32 bytes each. */
    Bytes publicInputs(int i) {
        return hex(proofs.get(i), "public");
    }

    List<Fr> inputs(int i) throws Groth16FormatException {
        return PublicInputs.decode(publicInputs(i).toArrayUnsafe());
    }

    private static JsonNode read(String folder, String name) throws IOException {
        return JSON.readTree(Files.readAllBytes(Checkout.path(FIXTURES, folder, name + ".json")));
    }

    private static Bytes hex(JsonNode node, String member) {
        return Bytes.wrap(HexFormat.of().parseHex(node.get(member).asString()));
    }
}
