package io.tidemark.verifier.plonk;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.PublicInputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * 600 altered keys, proofs and inputs, on which gnark gave its verdict ({@code circuits/cmd/proofvectors}): this verifier
 * gives the same one, but for what it refuses on purpose.
 */
class PlonkVerdictsTest {
    private final Map<String, PreparedPlonkKey> prepared = new HashMap<>();

    /** What this verifier says; it names a fault where gnark says rejected or unreadable. */
    private String verdict(JsonNode verdictCase) {
        PlonkVectors file = PlonkVectors.read(verdictCase.get("of").asString());
        int triple = verdictCase.get("triple").asInt();
        ProofForm form = ProofForm.valueOf(verdictCase.get("form").asString().toUpperCase(Locale.ROOT));
        byte[] head =
                part(verdictCase, "newHead", verdictCase.get("rawKey").asBoolean() ? file.headRaw() : file.head());
        byte[] tail = part(verdictCase, "newTail", file.tail());
        byte[] proof = part(verdictCase, "newProof", form.of(file, triple));
        byte[] inputs = part(verdictCase, "newPublic", file.publicBytes(triple));
        try {
            PlonkProof read = form.read(proof);
            return switch (ready(file, head, tail).verify(read, PublicInputs.decode(inputs))) {
                case PlonkResult.Valid valid -> "accepted";
                case PlonkResult.Refused refused -> refused.fault().name();
            };
        } catch (PlonkFormatException malformed) {
            return malformed.fault().name();
        } catch (Groth16FormatException input) {
            return input.fault().name();
        }
    }

    private static byte[] part(JsonNode node, String member, byte[] original) {
        return node.has(member) ? Fixtures.hex(node, member) : original;
    }

    private PreparedPlonkKey ready(PlonkVectors file, byte[] head, byte[] tail) throws PlonkFormatException {
        String name = file + HexFormat.of().formatHex(head) + HexFormat.of().formatHex(tail);
        PreparedPlonkKey known = prepared.get(name);
        if (known == null) {
            known = PreparedPlonkKey.of(PlonkKey.decode(PlonkVectors.key(head, tail)), file.wireHash());
            prepared.put(name, known);
        }
        return known;
    }

    @Test
    void verdicts_agreeWithGnark() {
        List<String> disagreements = new ArrayList<>();
        Map<String, Integer> ours = new HashMap<>();
        Map<String, Integer> stricter = new HashMap<>();
        JsonNode cases = Fixtures.json("plonk/verdicts.json");
        for (int i = 0; i < cases.size(); i++) {
            String gnark = cases.get(i).get("gnark").asString();
            String change = cases.get(i).get("change").asString();
            String verdict = verdict(cases.get(i));
            ours.merge(verdict, 1, Integer::sum);
            boolean agree = verdict.equals("accepted") == gnark.equals("accepted");
            if (!agree && gnark.equals("accepted") && isStricter(change, verdict)) {
                stricter.merge(verdict, 1, Integer::sum);
            } else if (!agree) {
                disagreements.add(i + " " + change + ": gnark " + gnark + ", here " + verdict);
            }
        }
        assertThat(cases.size()).isEqualTo(600);
        assertThat(disagreements).isEmpty();
        assertThat(stricter.keySet())
                .as("both kinds of strictness are among the cases")
                .hasSize(2);
        assertThat(ours.keySet())
                .contains(
                        "accepted",
                        "E_FORMAT",
                        "E_VK_DEGENERATE",
                        "E_POINT_ENCODING",
                        "E_POINT_NOT_ON_CURVE",
                        "E_POINT_INFINITY",
                        "E_PROOF_SHAPE",
                        "E_INPUT_COUNT",
                        "E_INPUT_RANGE",
                        "PROOF_INVALID");
    }

    /** What gnark accepts and this verifier refuses: rows beyond the last (PLK-7), and points that do not fit the lines (PLK-6). */
    private static boolean isStricter(String change, String verdict) {
        return verdict.equals("E_FORMAT") && change.startsWith("key tail bit")
                || verdict.equals("PROOF_INVALID") && change.startsWith("point of the secret negated");
    }
}
