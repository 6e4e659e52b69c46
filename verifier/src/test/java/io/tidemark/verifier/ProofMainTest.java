package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify-proof} and {@code keys lint}: exit codes and reports. */
class ProofMainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String copy(String fixture) {
        try {
            Path file = folder.resolve(fixture.replace('/', '-'));
            Files.write(file, Fixtures.bytes("foreign/" + fixture));
            return file.toString();
        } catch (IOException unwritable) {
            throw new AssertionError(unwritable);
        }
    }

    private int verify(String key, String proof, String inputs, String... options) {
        return run(Stream.concat(
                        Stream.of("verify-proof", "--vk", copy(key), "--proof", copy(proof), "--public", copy(inputs)),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void verifyProof_valid_isZeroWithNamesAndChecks() {
        int code = verify("sp1/v6/key.compressed.bin", "sp1/v6/envelope.bin", "sp1/v6/statement.json");
        assertThat(code).isZero();
        assertThat(printed())
                .startsWith("valid\n")
                .contains("nonce = 9\n")
                .contains("  envelope   passed (SP1 6, selector ")
                .contains("  equation   passed\n");
    }

    @Test
    void verifyProof_ofOtherInputs_isOne() {
        int code = verify("snarkjs/ledger.key.json", "snarkjs/ledger.proof.json", "gnark/plain/public.json");
        assertThat(code).isEqualTo(1);
        assertThat(printed())
                .startsWith("NOT VALID\n")
                .contains("FAILED  PROOF_INVALID")
                .contains("  next ");
    }

    @Test
    void verifyProof_ofNoProof_isThree() {
        int code = verify("snarkjs/ledger.key.json", "snarkjs/ledger.key.json", "snarkjs/ledger.public.json");
        assertThat(code).isEqualTo(3);
        assertThat(printed()).contains("FAILED  E_FORMAT_CANONICAL").contains("not run (a check before it failed)");
    }

    @Test
    void verifyProof_hashFormatAndExpectedKey_areTaken() {
        String[] files = {"gnark/solidity/key.raw.bin", "gnark/solidity/proof.words.bin", "gnark/solidity/public.json"};
        assertThat(verify(files[0], files[1], files[2])).isEqualTo(1);
        assertThat(verify(files[0], files[1], files[2], "--hash", "keccak256", "--format", "evm"))
                .isZero();
        assertThat(verify(files[0], files[1], files[2], "--hash", "keccak256", "--expect-key", "ab".repeat(32)))
                .isEqualTo(1);
        assertThat(printed()).contains("E_VK_UNPINNED");
    }

    @Test
    void verifyProof_json_isOneDocument() {
        verify(
                "arkworks/key.compressed.bin",
                "arkworks/proof-0.compressed.bin",
                "snarkjs/ledger.public.json",
                "--json");
        JsonNode report = JsonMapper.shared().readTree(printed());
        assertThat(report.get("valid").booleanValue()).isFalse();
        assertThat(report.at("/key/form").stringValue()).isEqualTo("arkworks, compressed");
        assertThat(report.at("/inputs/0/value").stringValue()).isEqualTo("100000");
        assertThat(report.at("/checks/6/code").stringValue()).isEqualTo("PROOF_INVALID");
    }

    @Test
    void verifyProof_missingFile_isFour() {
        assertThat(run("verify-proof", "--vk", "no-such-file", "--proof", "p", "--public", "i"))
                .isEqualTo(4);
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("verify-proof"),
                List.of("verify-proof", "--vk", "a", "--proof", "b"),
                List.of("verify-proof", "--vk"),
                List.of("verify-proof", "--vk", "a", "--vk", "a", "--proof", "b", "--public", "c"),
                List.of("verify-proof", "--nonsense", "a"),
                List.of("keys"),
                List.of("keys", "burn", "a"),
                List.of("keys", "lint"),
                List.of("keys", "lint", "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_isTwo(List<String> words) {
        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage:");
    }

    @Test
    void options_thatDoNotExist_areTwo() {
        String key = "snarkjs/ledger.key.json";
        assertThat(verify(key, "snarkjs/ledger.proof.json", "snarkjs/ledger.public.json", "--format", "groth"))
                .isEqualTo(2);
        assertThat(verify(key, "snarkjs/ledger.proof.json", "snarkjs/ledger.public.json", "--hash", "md5"))
                .isEqualTo(2);
        assertThat(verify(key, "snarkjs/ledger.proof.json", "snarkjs/ledger.public.json", "--expect-key", "abc"))
                .isEqualTo(2);
    }

    @Test
    void lint_fitUnfitAndNoKey_areZeroOneAndThree() {
        assertThat(run("keys", "lint", copy("snarkjs/ledger.key.json"))).isZero();
        assertThat(printed()).startsWith("no findings\n").contains("  inputs     3\n");
        assertThat(run("keys", "lint", copy("snarkjs/unfinished.key.json"))).isEqualTo(1);
        assertThat(printed())
                .startsWith("NOT FIT\n")
                .contains("GAMMA_IS_DELTA at /vk_delta_2")
                .contains("  gain ");
        assertThat(run("keys", "lint", "--json", copy("snarkjs/unfinished.key.json")))
                .isEqualTo(1);
        assertThat(JsonMapper.shared()
                        .readTree(printed())
                        .at("/findings/1/finding")
                        .stringValue())
                .isEqualTo("DELTA_IS_GENERATOR");
        assertThat(run("keys", "lint", copy("snarkjs/ledger.public.json"))).isEqualTo(3);
    }
}
