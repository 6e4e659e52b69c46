package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code verify-proof} and {@code keys lint}. */
final class VerifyProofTest {
    @TempDir
    private Path folder;

    private Path copy(String fixture) throws IOException {
        return Files.write(folder.resolve(fixture.replace('/', '-')), Fixtures.bytes("foreign/" + fixture));
    }

    private Cli.Result verify(String key, String proof, String inputs, Object... options) throws IOException {
        List<Object> words = new ArrayList<>(
                List.of("verify-proof", "--vk", copy(key), "--proof", copy(proof), "--public", copy(inputs)));
        words.addAll(List.of(options));
        return Cli.run(words.toArray());
    }

    @Test
    void verifyProof_ofEachTool_isGood() throws IOException {
        assertThat(verify("snarkjs/ledger.key.json", "evm/ledger.proof.hex", "snarkjs/ledger.public.json")
                        .exitCode())
                .isZero();
        assertThat(verify("arkworks/key.uncompressed.bin", "arkworks/proof-1.compressed.bin", "arkworks/inputs-1.bin")
                        .exitCode())
                .isZero();
        Cli.Result risc0 = verify("risc0/key.json", "risc0/seal.hex", "risc0/statement.json", "--format", "risc0");
        assertThat(risc0.exitCode()).isZero();
        assertThat(risc0.out()).contains("valid", "claimDigest0", "RISC Zero, selector", "equation");
    }

    /** gnark's PLONK, with a key in pieces in its fixture: the lines of all keys are the same. */
    @Test
    void verifyProof_ofPlonk_isRecognised() throws IOException {
        JsonNode file = Fixtures.json("plonk/keccak.json");
        JsonNode proof = file.get("proofs").get(0);
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(Fixtures.hex(file, "head"));
        key.writeBytes(Fixtures.bytes("plonk/lines.bin"));
        key.writeBytes(Fixtures.hex(file, "tail"));
        Path vk = Files.write(folder.resolve("plonk.vk"), key.toByteArray());
        Path inputs = Files.write(folder.resolve("plonk.public"), Fixtures.hex(proof, "public"));
        for (String form : List.of("proof", "raw", "solidity")) {
            Path path = Files.write(folder.resolve("plonk." + form), Fixtures.hex(proof, form));
            Cli.Result good =
                    Cli.run("verify-proof", "--vk", vk, "--proof", path, "--public", inputs, "--hash", "keccak256");
            assertThat(good.exitCode()).as(form).isZero();
            assertThat(good.out()).contains("gnark PLONK, compressed", "equation");
            Cli.Result other = Cli.run("verify-proof", "--vk", vk, "--proof", path, "--public", inputs);
            assertThat(other.exitCode()).as(form).isEqualTo(1);
            assertThat(other.out()).contains("NOT VALID", "PROOF_INVALID", "--hash");
        }
        assertThat(Cli.run("keys", "lint", vk).out()).contains("no findings", "gnark PLONK, compressed");
        byte[] known = key.toByteArray();
        int secret = Fixtures.hex(file, "head").length - 64;
        System.arraycopy(known, secret - 64, known, secret, 64);
        Cli.Result unfit = Cli.run("keys", "lint", Files.write(folder.resolve("known.vk"), known));
        assertThat(unfit.exitCode()).isEqualTo(1);
        assertThat(unfit.out()).contains("NOT FIT", "KNOWN_SECRET at /sH", "Anybody proves any statement");
    }

    @Test
    void verifyProof_json_isStable() throws IOException {
        Cli.Result good =
                verify("snarkjs/ledger.key.json", "snarkjs/ledger.proof.json", "snarkjs/ledger.public.json", "--json");
        assertThat(good.exitCode()).isZero();
        JsonForm.assertStable("verify-proof", good.json());
        Cli.Result bad =
                verify("snarkjs/ledger.key.json", "snarkjs/ledger.proof.json", "snarkjs/ledger.proof.json", "--json");
        assertThat(bad.exitCode()).isEqualTo(3);
        JsonForm.assertStable("verify-proof-malformed", bad.json());
    }

    @Test
    void verifyProof_notValid_saysWhatToDo() throws IOException {
        Cli.Result result =
                verify("gnark/solidity/key.raw.bin", "gnark/solidity/proof.raw.bin", "gnark/solidity/public.bin");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("NOT VALID", "PROOF_INVALID", "--hash");
        assertThat(verify(
                                "gnark/solidity/key.raw.bin",
                                "gnark/solidity/proof.raw.bin",
                                "gnark/solidity/public.bin",
                                "--hash",
                                "keccak256")
                        .exitCode())
                .isZero();
    }

    @Test
    void verifyProof_optionsThatDoNotExist_areUsage() throws IOException {
        for (String[] option : new String[][] {{"--format", "x"}, {"--hash", "x"}, {"--expect-key", "x"}}) {
            Cli.Result result = verify(
                    "snarkjs/ledger.key.json",
                    "snarkjs/ledger.proof.json",
                    "snarkjs/ledger.public.json",
                    option[0],
                    option[1]);
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.err()).contains("E_USAGE").contains("--help");
        }
        assertThat(Cli.run("verify-proof", "--vk", "x").exitCode()).isEqualTo(2);
        assertThat(Cli.run("verify-proof", "--vk", folder.resolve("x"), "--proof", "y", "--public", "z")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void keysLint_tellsWhatAnAttackerGains() throws IOException {
        Cli.Result fit = Cli.run("keys", "lint", copy("gnark/plain/key.raw.bin"));
        assertThat(fit.exitCode()).isZero();
        assertThat(fit.out()).contains("no findings", "gnark, raw");
        Cli.Result unfit = Cli.run("keys", "lint", copy("snarkjs/unfinished.key.json"));
        assertThat(unfit.exitCode()).isEqualTo(1);
        assertThat(unfit.out()).contains("NOT FIT", "GAMMA_IS_DELTA at /vk_delta_2", "Anybody proves any statement");
        Cli.Result json = Cli.run("keys", "lint", copy("gnark/unused/key.raw.bin"), "--json");
        assertThat(json.exitCode()).isEqualTo(1);
        JsonForm.assertStable("keys-lint", json.json());
        Cli.Result none = Cli.run("keys", "lint", copy("gnark/plain/public.json"));
        assertThat(none.exitCode()).isEqualTo(3);
        assertThat(none.err()).contains("E_FORMAT_UNKNOWN", "arkworks");
    }
}
