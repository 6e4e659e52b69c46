package io.tidemark.verifier.export;

import io.tidemark.algebra.G1;
import io.tidemark.algebra.G2;
import io.tidemark.verifier.groth16.CommitmentKey;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.tuweni.bytes.Bytes;

/** The parts of the contract that depend on the key. */
final class SolidityParts {
    private static final String LINE = "        ";
    private static final int WORD = 32;

    private static final String KNOWLEDGE_ERROR = """
                /// Nobody showed to know what is committed to (GRO-21).
                error KnowledgeInvalid();
            """;
    /** So few that the compiler's stack holds them. */
    private static final int VALUES_AT_ONCE = 8;

    private final VerifyingKey key;
    private final int inputs;
    private final int commitments;

    SolidityParts(VerifyingKey key) {
        this.key = key;
        inputs = key.publicInputCount();
        commitments = key.commitments().size();
    }

    Map<String, String> all() {
        Map<String, String> parts = new TreeMap<>();
        parts.put("inputCount", Integer.toString(inputs));
        parts.put("commitmentCount", Integer.toString(commitments));
        parts.put("commitmentWords", Integer.toString(2 * commitments));
        parts.put("knowledgeWords", Integer.toString(6 * (commitments + 1)));
        parts.put("wiresParameter", isFolded() ? ",\n        uint256[" + commitments + "] memory wires" : "");
        parts.put("k0x", hex(key.k().getFirst().x()));
        parts.put("k0y", hex(key.k().getFirst().y()));
        parts.put("weights", weights());
        parts.put("fixedPairs", fixedPairs());
        parts.put("parameters", parameters());
        parts.put("parameterNotes", parameterNotes());
        parts.put("commitmentCoordinates", commitments == 0 ? "" : commitmentCoordinates());
        parts.put("commitmentChecks", commitments == 0 ? "" : commitmentChecks());
        parts.put("knowledgePairs", knowledgePairs());
        parts.put("knowledgeError", commitments == 0 ? "" : KNOWLEDGE_ERROR);
        return parts;
    }

    private boolean isFolded() {
        return commitments > 1;
    }

    private String parameters() {
        StringBuilder out = new StringBuilder();
        if (commitments > 0) {
            out.append(LINE).append("uint256[").append(2 * commitments).append("] calldata commitments,\n");
            out.append(LINE).append("uint256[2] calldata knowledge,\n");
        }
        return out.append(LINE)
                .append("uint256[")
                .append(inputs)
                .append("] calldata inputs\n")
                .toString();
    }

    private String parameterNotes() {
        String inputNote = "    /// @param inputs the public inputs, each below r\n";
        return commitments == 0
                ? inputNote
                : "    /// @param commitments x and y of each\n    /// @param knowledge the proof of knowledge of the commitments\n"
                        + inputNote;
    }

    private String commitmentCoordinates() {
        StringBuilder out = new StringBuilder();
        int words = 2 * commitments;
        line(out, "for (uint256 i = 0; i < " + words + "; ++i) {");
        line(out, "    if (commitments[i] >= P) revert CoordinateNotInField(8 + i);");
        line(out, "}");
        line(out, "for (uint256 i = 0; i < 2; ++i) {");
        line(out, "    if (knowledge[i] >= P) revert CoordinateNotInField(" + (8 + words) + " + i);");
        line(out, "}");
        return out.toString();
    }

    private String commitmentChecks() {
        StringBuilder out = new StringBuilder();
        int words = 2 * commitments;
        for (int i = 0; i < commitments; i++) {
            String point = "(commitments[" + 2 * i + "] | commitments[" + (2 * i + 1) + "])";
            line(out, "if (" + point + " == 0) revert PointAtInfinity(" + (8 + 2 * i) + ");");
        }
        line(out, "if ((knowledge[0] | knowledge[1]) == 0) revert PointAtInfinity(" + (8 + words) + ");");
        line(out, "// GRO-16");
        line(out, "uint256[" + commitments + "] memory wires;");
        line(out, "bytes memory message;");
        for (int i = 0; i < commitments; i++) {
            wire(out, i);
        }
        line(out, "requireKnowledge(commitments, knowledge" + (isFolded() ? ", wires" : "") + ");");
        return out.toString();
    }

    private void wire(StringBuilder out, int i) {
        line(out, "message = abi.encodePacked(commitments[" + 2 * i + "], commitments[" + (2 * i + 1) + "]);");
        List<String> values = new ArrayList<>();
        for (int covered : key.commitments().get(i).covered()) {
            values.add(covered <= inputs ? "inputs[" + (covered - 1) + "]" : "wires[" + (covered - inputs - 1) + "]");
        }
        for (int from = 0; from < values.size(); from += VALUES_AT_ONCE) {
            List<String> some = values.subList(from, Math.min(values.size(), from + VALUES_AT_ONCE));
            line(out, "message = abi.encodePacked(message, " + String.join(", ", some) + ");");
        }
        line(out, "wires[" + i + "] = hashToField(message, \"bsb22-commitment\");");
    }

    private String weights() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < inputs; i++) {
            addMultiple(out, key.k().get(1 + i), "inputs[" + i + "]");
        }
        for (int i = 0; i < commitments; i++) {
            addMultiple(out, key.k().get(1 + inputs + i), "wires[" + i + "]");
        }
        for (int i = 0; i < commitments; i++) {
            line(out, "addPoint(sum, commitments[" + 2 * i + "], commitments[" + (2 * i + 1) + "]);");
        }
        return out.toString().stripTrailing();
    }

    private static void addMultiple(StringBuilder out, G1 weight, String scalar) {
        line(out, "addMultiple(");
        line(out, "    sum,");
        line(out, "    " + hex(weight.x()) + ",");
        line(out, "    " + hex(weight.y()) + ",");
        line(out, "    " + scalar);
        line(out, ");");
    }

    private String fixedPairs() {
        StringBuilder out = new StringBuilder();
        put(out, 8, key.delta().negate());
        put(out, 14, key.gamma().negate());
        put(out, 18, key.alpha().negate());
        put(out, 20, key.beta());
        return out.toString();
    }

    private String knowledgePairs() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < commitments; i++) {
            CommitmentKey commitment = key.commitments().get(i);
            if (i == 0) {
                put(out, 0, "commitments[0]", "commitments[1]");
            } else {
                fold(out, i);
            }
            put(out, 6 * i + 2, commitment.gSigmaNeg());
        }
        if (commitments > 0) {
            put(out, 6 * commitments, "knowledge[0]", "knowledge[1]");
            put(out, 6 * commitments + 2, key.commitments().getFirst().g());
        }
        return out.toString();
    }

    /** The i-th power of the challenge (GRO-18), times commitment i. */
    private static void fold(StringBuilder out, int i) {
        if (i == 1) {
            line(out, "uint256 challenge = hashToField(abi.encodePacked(wires), \"G16-BSB22\");");
            line(out, "uint256 power = challenge;");
            line(out, "uint256[4] memory folded;");
        } else {
            line(out, "power = mulmod(power, challenge, R);");
            line(out, "folded[0] = 0;");
            line(out, "folded[1] = 0;");
        }
        line(out, "addMultiple(folded, commitments[" + 2 * i + "], commitments[" + (2 * i + 1) + "], power);");
        put(out, 6 * i, "folded[0]", "folded[1]");
    }

    private static void put(StringBuilder out, int at, G1 point) {
        put(out, at, hex(point.x()), hex(point.y()));
    }

    /** gnark's raw encoding has the EVM's order, imaginary parts first. */
    private static void put(StringBuilder out, int at, G2 point) {
        Bytes raw = Bytes.wrap(point.encodeRaw());
        String[] words = new String[4];
        for (int i = 0; i < words.length; i++) {
            words[i] = raw.slice(i * WORD, WORD).toHexString();
        }
        put(out, at, words);
    }

    private static void put(StringBuilder out, int at, String... words) {
        for (int i = 0; i < words.length; i++) {
            line(out, "pairs[" + (at + i) + "] = " + words[i] + ";");
        }
    }

    private static void line(StringBuilder out, String text) {
        out.append(LINE).append(text).append('\n');
    }

    private static String hex(BigInteger value) {
        String digits = value.toString(16);
        return "0x" + "0".repeat(2 * WORD - digits.length()) + digits;
    }
}
