package io.tidemark.algebra;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the vector files that {@code circuits/cmd/vectors} wrote with gnark-crypto. */
final class Vectors {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Vectors() {}

    static JsonNode read(String name) {
        return JSON.readTree(text(name));
    }

    static String text(String name) {
        String path = "/vectors/algebra/" + name;
        try (InputStream in = Vectors.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("expected test resource " + path + ": run circuits/cmd/vectors");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    static List<JsonNode> cases(String name, String list) {
        List<JsonNode> cases = read(name).get(list).valueStream().toList();
        if (cases.isEmpty()) {
            throw new IllegalStateException("expected cases in " + name + " " + list);
        }
        return cases;
    }

    static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asString());
    }

    static BigInteger integer(JsonNode node, String field) {
        return new BigInteger(node.get(field).asString(), 16);
    }

    static Fr fr(JsonNode node, String field) {
        return Fr.decode(bytes(node, field));
    }

    static Fr[] frList(JsonNode node, String field) {
        return node.get(field)
                .valueStream()
                .map(e -> Fr.decode(HexFormat.of().parseHex(e.asString())))
                .toArray(Fr[]::new);
    }
}
