package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ten ways to tamper with a triple, each with the codes that it must be refused with. */
final class Tampering {
    static final BigInteger P =
            new BigInteger("21888242871839275222246405745257275088696311157297823662689037894645226208583");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WORD = 32;

    /** Bits of a word below two flags; what does not fit is replaced by the largest that does. */
    private static final int FREE_BITS = 254;

    private Tampering() {}

    /** A triple, tampered with. */
    static final class Tampered {
        private final String how;
        private final byte[] key;
        private final byte[] proof;
        private final byte[] inputs;
        private final Set<ForeignCode> codes;

        Tampered(String how, byte[] key, byte[] proof, byte[] inputs, Set<ForeignCode> codes) {
            this.how = how;
            this.key = key;
            this.proof = proof;
            this.inputs = inputs;
            this.codes = codes;
        }

        byte[] key() {
            return key;
        }

        byte[] proof() {
            return proof;
        }

        byte[] inputs() {
            return inputs;
        }

        Set<ForeignCode> codes() {
            return codes;
        }

        @Override
        public String toString() {
            return how;
        }
    }

    /**
     * Ten of a triple whose inputs are a JSON list of at least one.
     *
     * @param firstPoint where the proof file, if binary, has the x-coordinate of A, big endian
     * @param raw whether its points are uncompressed
     */
    static Stream<Tampered> of(byte[] key, byte[] proof, byte[] inputs, int firstPoint, boolean raw) {
        Set<ForeignCode> unknown = Set.of(ForeignCode.E_FORMAT_UNKNOWN, ForeignCode.E_FORMAT);
        return Stream.of(
                new Tampered(
                        "input + 1",
                        key,
                        proof,
                        input(inputs, BigInteger.ONE),
                        Set.of(ForeignCode.PROOF_INVALID, ForeignCode.E_SELECTOR, ForeignCode.E_ENVELOPE)),
                new Tampered("input + r", key, proof, input(inputs, Fr.MODULUS), Set.of(ForeignCode.E_INPUT_RANGE)),
                new Tampered(
                        "negative input",
                        key,
                        proof,
                        input(inputs, Fr.MODULUS.negate()),
                        Set.of(ForeignCode.E_INPUT_RANGE)),
                new Tampered("one input less", key, proof, inputs(inputs, -1), Set.of(ForeignCode.E_INPUT_COUNT)),
                new Tampered("one input more", key, proof, inputs(inputs, 1), Set.of(ForeignCode.E_INPUT_COUNT)),
                new Tampered("proof cut", key, Arrays.copyOf(proof, proof.length - 2), inputs, unknown),
                new Tampered(
                        "proof longer",
                        key,
                        longer(proof),
                        inputs,
                        Set.of(ForeignCode.E_FORMAT_UNKNOWN, ForeignCode.E_FORMAT, ForeignCode.E_FORMAT_CANONICAL)),
                new Tampered(
                        "coordinate + p",
                        key,
                        firstCoordinate(proof, firstPoint, P),
                        inputs,
                        Set.of(ForeignCode.E_POINT_ENCODING)),
                new Tampered(
                        "A at infinity",
                        key,
                        infinite(proof, firstPoint, raw),
                        inputs,
                        Set.of(ForeignCode.E_POINT_INFINITY)),
                new Tampered(
                        "A moved",
                        key,
                        firstCoordinate(proof, firstPoint, BigInteger.ONE),
                        inputs,
                        raw
                                ? Set.of(ForeignCode.E_POINT_NOT_ON_CURVE)
                                : Set.of(ForeignCode.E_POINT_NOT_ON_CURVE, ForeignCode.PROOF_INVALID)));
    }

    private static boolean isJson(byte[] file) {
        return file[0] == '{';
    }

    private static byte[] input(byte[] file, BigInteger added) {
        ArrayNode list = (ArrayNode) JSON.readTree(file);
        list.set(0, new BigInteger(list.get(0).stringValue()).add(added).toString());
        return JSON.writeValueAsBytes(list);
    }

    private static byte[] inputs(byte[] file, int more) {
        ArrayNode list = (ArrayNode) JSON.readTree(file);
        if (more > 0) {
            list.add("0");
        } else {
            list.remove(list.size() - 1);
        }
        return JSON.writeValueAsBytes(list);
    }

    private static byte[] longer(byte[] file) {
        byte[] longer = Arrays.copyOf(file, file.length + 1);
        longer[file.length] = (byte) (isJson(file) ? '1' : 0);
        return longer;
    }

    static byte[] firstCoordinate(byte[] file, int at, BigInteger added) {
        if (isJson(file)) {
            ObjectNode proof = (ObjectNode) JSON.readTree(file);
            ArrayNode a = (ArrayNode) proof.get("pi_a");
            a.set(0, new BigInteger(a.get(0).stringValue()).add(added).toString());
            return JSON.writeValueAsBytes(proof);
        }
        byte[] changed = file.clone();
        int flags = changed[at] & 0xc0;
        changed[at] &= 0x3f;
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(changed, at, at + WORD)).add(added);
        if (flags != 0 && x.bitLength() > FREE_BITS) {
            x = BigInteger.TWO.pow(FREE_BITS).subtract(BigInteger.ONE);
        }
        byte[] bytes = HexFormat.of().parseHex("%064x".formatted(x));
        System.arraycopy(bytes, 0, changed, at, WORD);
        changed[at] |= (byte) flags;
        return changed;
    }

    static byte[] infinite(byte[] file, int at, boolean raw) {
        if (isJson(file)) {
            ObjectNode proof = (ObjectNode) JSON.readTree(file);
            ArrayNode a = (ArrayNode) proof.get("pi_a");
            List.of("0", "1", "0").forEach(coordinate -> a.add(coordinate));
            a.remove(0);
            a.remove(0);
            a.remove(0);
            return JSON.writeValueAsBytes(proof);
        }
        byte[] changed = file.clone();
        Arrays.fill(changed, at, at + (raw ? 2 : 1) * WORD, (byte) 0);
        if (!raw) {
            changed[at] = 0x40;
        }
        return changed;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(byte[] file) {
        return JSON.readTree(file);
    }
}
