package io.tidemark.verifier.groth16;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A thousand altered keys, proofs and inputs, on which gnark gave its verdict ({@code circuits/cmd/proofvectors}): this
 * verifier gives the same one, but for what it refuses on purpose.
 */
class GnarkVerdictsTest {
    private final Map<String, PreparedKey> prepared = new HashMap<>();

    /** What this verifier says; it names a fault where gnark says unreadable. */
    private String verdict(JsonNode verdictCase) {
        Triples file = Triples.read(verdictCase.get("of").asString());
        int triple = verdictCase.get("triple").asInt();
        boolean raw = verdictCase.get("raw").asBoolean();
        byte[] key = part(verdictCase, "newKey", raw ? file.keyRaw() : file.key());
        byte[] proof = part(verdictCase, "newProof", raw ? file.raw(triple) : file.proof(triple));
        byte[] inputs = part(verdictCase, "newPublic", file.publicInputs(triple));
        try {
            return ready(file, key).verify(Groth16Proof.decode(proof), PublicInputs.decode(inputs))
                    ? "accepted"
                    : "rejected";
        } catch (Groth16FormatException malformed) {
            return malformed.fault().name();
        } catch (IllegalArgumentException degenerate) {
            return "degenerate";
        }
    }

    private static byte[] part(JsonNode node, String member, byte[] original) {
        return node.has(member) ? Fixtures.hex(node, member) : original;
    }

    private PreparedKey ready(Triples file, byte[] key) throws Groth16FormatException {
        String name = file + java.util.HexFormat.of().formatHex(key);
        PreparedKey known = prepared.get(name);
        if (known == null) {
            known = PreparedKey.of(VerifyingKey.decode(key), file.wireHash());
            prepared.put(name, known);
        }
        return known;
    }

    @Test
    void verdicts_agreeWithGnark() {
        List<String> disagreements = new ArrayList<>();
        Map<String, Integer> stricter = new HashMap<>();
        JsonNode cases = Fixtures.json("groth16/verdicts.json");
        for (int i = 0; i < cases.size(); i++) {
            String gnark = cases.get(i).get("gnark").asString();
            String ours = verdict(cases.get(i));
            boolean agree = ours.equals("accepted") == gnark.equals("accepted");
            if (!agree && gnark.equals("accepted") && isStricter(cases.get(i), ours)) {
                stricter.merge(ours, 1, Integer::sum);
            } else if (!agree) {
                disagreements.add(i + " " + cases.get(i).get("change") + ": gnark " + gnark + ", here " + ours);
            }
        }
        assertThat(cases.size()).isEqualTo(1000);
        assertThat(disagreements).isEmpty();
        assertThat(stricter).as("both kinds of strictness are among the cases").hasSizeGreaterThanOrEqualTo(2);
    }

    /** What gnark accepts and this verifier refuses (GRO-11, GRO-14). */
    private static boolean isStricter(JsonNode verdictCase, String ours) {
        String change = verdictCase.get("change").asString();
        boolean noCommitments = verdictCase.get("of").asString().equals("plain");
        return ours.equals("degenerate") && change.endsWith("infinite")
                || ours.equals("E_PROOF_SHAPE") && noCommitments && change.startsWith("proof of knowledge");
    }
}
