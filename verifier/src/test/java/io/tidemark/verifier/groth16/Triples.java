package io.tidemark.verifier.groth16;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.Fixtures;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Keys and proofs that gnark made: {@code groth16/*.json}. */
final class Triples {
    /** One file each: from no commitment to three, with covered inputs, and with another hash of wires. */
    static final List<String> NAMES = List.of("plain", "committed", "bound", "chained", "sha256", "statement");

    private final JsonNode file;

    private Triples(JsonNode file) {
        this.file = file;
    }

    static Triples read(String name) {
        return new Triples(Fixtures.json("groth16/" + name + ".json"));
    }

    static Stream<Triples> all() {
        return NAMES.stream().map(Triples::read);
    }

    byte[] key() {
        return Fixtures.hex(file, "key");
    }

    byte[] keyRaw() {
        return Fixtures.hex(file, "keyRaw");
    }

    WireHash wireHash() {
        return file.get("hash").asString().equals("sha256") ? Triples::sha256 : WireHash.GNARK;
    }

    private static Fr sha256(byte[] message) {
        try {
            return Fr.reduce(
                    new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(message)));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    int proofs() {
        return file.get("proofs").size();
    }

    byte[] proof(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "proof");
    }

    byte[] raw(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "raw");
    }

    byte[] publicInputs(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "public");
    }

    PreparedKey prepared() throws Groth16FormatException {
        return PreparedKey.of(VerifyingKey.decode(key()), wireHash());
    }

    @Override
    public String toString() {
        return file.get("name").asString();
    }
}
