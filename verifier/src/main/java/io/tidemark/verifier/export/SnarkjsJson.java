package io.tidemark.verifier.export;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.verifier.groth16.Groth16Proof;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.math.BigInteger;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys, proofs and public inputs as snarkjs reads them: decimal strings, projective points, real parts first. Its format
 * has no place for commitments.
 */
public final class SnarkjsJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int WORD = 32;

    private SnarkjsJson() {}

    /**
     * A {@code verification_key.json}.
     *
     * @throws ExportRefusedException if the key has commitments, or is degenerate (GRO-11)
     */
    public static String key(VerifyingKey key) throws ExportRefusedException {
        Exportable.require(key);
        requireNoCommitment("key", key.commitments().size());
        ObjectNode node = header().put("nPublic", key.publicInputCount());
        node.set("vk_alpha_1", point(key.alpha()));
        node.set("vk_beta_2", point(key.beta()));
        node.set("vk_gamma_2", point(key.gamma()));
        node.set("vk_delta_2", point(key.delta()));
        ArrayNode weights = node.putArray("IC");
        key.k().forEach(weight -> weights.add(point(weight)));
        return text(node);
    }

    /**
     * A {@code proof.json}.
     *
     * @throws ExportRefusedException if the proof has commitments
     */
    public static String proof(Groth16Proof proof) throws ExportRefusedException {
        requireNoCommitment("proof", proof.commitments().size());
        ObjectNode node = NODES.objectNode();
        node.set("pi_a", point(proof.a()));
        node.set("pi_b", point(proof.b()));
        node.set("pi_c", point(proof.c()));
        node.setAll(header());
        return text(node);
    }

    /** A {@code public.json}. */
    public static String publicInputs(List<Fr> inputs) {
        ArrayNode list = NODES.arrayNode();
        inputs.forEach(input -> list.add(input.toBigInteger().toString()));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list) + "\n";
    }

    private static void requireNoCommitment(String what, int commitments) throws ExportRefusedException {
        if (commitments > 0) {
            throw new ExportRefusedException(
                    "the " + what + " has " + commitments + (commitments == 1 ? " commitment" : " commitments")
                            + ", for which the format of snarkjs has no place: a commitment has a point K of its own, "
                            + "it enters the equation without a scalar, and its proof of knowledge is a second equation",
                    "Export Solidity or calldata, which know commitments.");
        }
    }

    private static ObjectNode header() {
        return NODES.objectNode().put("protocol", "groth16").put("curve", "bn128");
    }

    private static String text(ObjectNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }

    private static ArrayNode point(G1 point) {
        return list(point.x(), point.y(), point.isInfinity() ? BigInteger.ZERO : BigInteger.ONE);
    }

    private static ArrayNode point(G2 point) {
        byte[] raw = point.encodeRaw();
        ArrayNode node = NODES.arrayNode();
        node.add(list(word(raw, 1), word(raw, 0)));
        node.add(list(word(raw, 3), word(raw, 2)));
        node.add(list(BigInteger.ONE, BigInteger.ZERO));
        return node;
    }

    private static ArrayNode list(BigInteger... values) {
        ArrayNode node = NODES.arrayNode();
        for (BigInteger value : values) {
            node.add(value.toString());
        }
        return node;
    }

    private static BigInteger word(byte[] raw, int i) {
        return new BigInteger(1, raw, i * WORD, WORD);
    }
}
