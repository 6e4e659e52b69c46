package io.tidemark.verifier.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.fixtures.Fixtures;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The thousand altered files on which gnark gave its verdict ({@code circuits/cmd/proofvectors}), read as foreign ones:
 * nothing is accepted that gnark refuses, and what gnark accepts and is refused here is refused on purpose.
 */
class ForeignVerdictsTest {
    private static final Set<ForeignCode> ON_PURPOSE =
            EnumSet.of(ForeignCode.E_VK_DEGENERATE, ForeignCode.E_PROOF_SHAPE);

    private final Map<String, Optional<ProofVerifier>> verifiers = new HashMap<>();

    private static byte[] part(JsonNode changed, String member, JsonNode original, String of) {
        return changed.has(member) ? Fixtures.hex(changed, member) : Fixtures.hex(original, of);
    }

    /** A key that is read, or nothing. */
    private Optional<ProofVerifier> verifier(JsonNode file, byte[] key) {
        String hash = file.get("hash").asString();
        return verifiers.computeIfAbsent(hash + HexFormat.of().formatHex(key), ignored -> {
            ProofOptions options = ProofOptions.DEFAULT.withFormat(ForeignFormat.GNARK);
            try {
                return Optional.of(ProofVerifier.detect(
                        key,
                        hash.equals("sha256")
                                ? options.withWireHash(message -> Fr.reduce(new BigInteger(1, Digests.sha256(message))))
                                : options));
            } catch (ForeignFormatException refused) {
                return Optional.empty();
            }
        });
    }

    @Test
    void verdicts_agreeWithGnark() {
        Set<ForeignCode> stricter = EnumSet.noneOf(ForeignCode.class);
        List<String> disagreements = new ArrayList<>();
        int accepted = 0;
        for (JsonNode changed : Fixtures.json("groth16/verdicts.json")) {
            JsonNode file = Fixtures.json("groth16/" + changed.get("of").asString() + ".json");
            JsonNode triple = file.get("proofs").get(changed.get("triple").asInt());
            boolean raw = changed.get("raw").asBoolean();
            byte[] proof = part(changed, "newProof", triple, raw ? "raw" : "proof");
            byte[] inputs = part(changed, "newPublic", triple, "public");
            boolean gnark = changed.get("gnark").asString().equals("accepted");
            Optional<ProofReport> report = verifier(file, part(changed, "newKey", file, raw ? "keyRaw" : "key"))
                    .map(verifier -> verifier.verify(proof, inputs));
            boolean ours = report.filter(ProofReport::isValid).isPresent();
            Optional<ForeignCode> code = report.flatMap(ProofReport::failure).map(ProofFailure::code);
            accepted += ours ? 1 : 0;
            if (gnark && code.filter(ON_PURPOSE::contains).isPresent()) {
                code.ifPresent(stricter::add);
            } else if (ours != gnark) {
                disagreements.add(changed.get("change") + ": gnark " + gnark + ", here " + report);
            }
        }
        assertThat(disagreements).isEmpty();
        assertThat(accepted).isPositive();
        assertThat(stricter).isEqualTo(ON_PURPOSE);
    }
}
