package io.tidemark.verifier.plonk;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PublicInputs;
import io.tidemark.verifier.groth16.WireHash;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Keys and proofs that gnark made: {@code plonk/*.json}. */
public final class PlonkVectors {
    /** One file each: without commitments, with one, with two, and with another hash of wires. */
    static final List<String> NAMES = List.of("plain", "committed", "twice", "keccak");

    private static final int MARKER_BYTES = 16;
    private static final byte[] LINES = Fixtures.bytes("plonk/lines.bin");

    private final JsonNode file;

    private PlonkVectors(JsonNode file) {
        this.file = file;
    }

    public static PlonkVectors read(String name) {
        return new PlonkVectors(Fixtures.json("plonk/" + name + ".json"));
    }

    public static Stream<PlonkVectors> all() {
        return NAMES.stream().map(PlonkVectors::read);
    }

    /** A key from what stands before its lines and after them. */
    static byte[] key(byte[] head, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(LINES);
        out.writeBytes(tail);
        return out.toByteArray();
    }

    byte[] head() {
        return Fixtures.hex(file, "head");
    }

    byte[] headRaw() {
        return Fixtures.hex(file, "headRaw");
    }

    public byte[] tail() {
        return Fixtures.hex(file, "tail");
    }

    /** The secret of the reference string times the generator of G1. */
    byte[] secretG1() {
        return Fixtures.hex(file, "secretG1");
    }

    public byte[] key() {
        return key(head(), tail());
    }

    public byte[] keyRaw() {
        return key(headRaw(), tail());
    }

    public static byte[] legacy(byte[] key) {
        return Arrays.copyOfRange(key, MARKER_BYTES, key.length);
    }

    public WireHash wireHash() {
        return file.get("hash").asString().equals("keccak") ? PlonkWireHash.KECCAK : PlonkWireHash.GNARK;
    }

    int proofs() {
        return file.get("proofs").size();
    }

    public byte[] proof(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "proof");
    }

    public byte[] raw(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "raw");
    }

    public byte[] solidity(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "solidity");
    }

    public byte[] publicBytes(int i) {
        return Fixtures.hex(file.get("proofs").get(i), "public");
    }

    List<Fr> inputs(int i) throws Groth16FormatException {
        return PublicInputs.decode(publicBytes(i));
    }

    /** Of each challenge of a proof, gamma, beta, alpha, zeta, folding: what gnark absorbed, and the digest. */
    JsonNode challenges(int i) {
        return file.get("proofs").get(i).get("challenges");
    }

    PreparedPlonkKey prepared() throws PlonkFormatException {
        return PreparedPlonkKey.of(PlonkKey.decode(key()), wireHash());
    }

    @Override
    public String toString() {
        return file.get("name").asString();
    }
}
