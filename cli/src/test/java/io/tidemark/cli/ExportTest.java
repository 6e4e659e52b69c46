package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.BundleCase;
import io.tidemark.fixtures.BundleCorpus;
import io.tidemark.fixtures.GnarkProofs;
import io.tidemark.model.Bundle;
import io.tidemark.model.codec.Documents;
import io.tidemark.verifier.export.EvmProof;
import io.tidemark.verifier.export.SolidityVerifier;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys and proofs for other verifiers, from the command line. */
final class ExportTest {
    @TempDir
    private Path folder;

    private Path keyFile(String name) throws IOException {
        return Files.write(folder.resolve(name + ".key"), GnarkProofs.read(name).key(false));
    }

    private Path bundle() throws IOException {
        BundleCase valid = BundleCorpus.cases().stream()
                .filter(BundleCase::isValid)
                .findFirst()
                .orElseThrow();
        return Files.write(folder.resolve("1.tmb"), BundleCorpus.bytes(valid.file()));
    }

    @Test
    void keysExport_file_writesTheContract() throws Exception {
        String source = SolidityVerifier.of(
                VerifyingKey.decode(GnarkProofs.read("statement").key(false)), Optional.empty());
        Path key = keyFile("statement");
        Path out = folder.resolve("Verifier.sol");

        Cli.Result printed = Cli.run("keys", "export", key, "--format", "solidity");
        assertThat(printed.exitCode()).as(printed.err()).isZero();
        assertThat(printed.out().strip()).isEqualTo(source.strip());
        assertThat(Cli.run("keys", "export", key, "--format", "solidity", "--out", out)
                        .exitCode())
                .isZero();
        assertThat(out).hasContent(source);
        Cli.Result again = Cli.run("keys", "export", key, "--format", "solidity", "--out", out);
        assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("there is already a file");
    }

    @Test
    void keysExport_snarkjs_writesOrRefusesWithTheReason() throws Exception {
        Cli.Result plain = Cli.run("keys", "export", keyFile("plain"), "--format", "snarkjs");
        assertThat(plain.json().get("nPublic").asInt()).isEqualTo(3);
        Cli.Result committed = Cli.run("keys", "export", keyFile("committed"), "--format", "snarkjs");
        assertThat(committed.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(committed.out()).isEmpty();
        assertThat(committed.err()).contains("E_EXPORT", "1 commitment", "without a scalar", "Export Solidity");
    }

    @Test
    void keysExport_json_saysWhatItIs() throws Exception {
        Cli.Result result = Cli.run("keys", "export", keyFile("statement"), "--format", "solidity", "--json");
        assertThat(result.json().propertyNames()).containsExactly("format", "verifyingKey", "content");
        assertThat(result.json().get("content").asString()).contains("contract TidemarkVerifier");
    }

    @Test
    void keysExport_damagedFile_isMalformed() throws Exception {
        Path key = Files.write(folder.resolve("cut.key"), new byte[100]);
        Cli.Result result = Cli.run("keys", "export", key, "--format", "solidity");
        assertThat(result.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(result.err()).contains("E_KEY_FORMAT").doesNotContain("\tat ");
    }

    @Test
    void export_calldata_isThatOfTheBundle() throws Exception {
        Path file = bundle();
        Bundle bundle = Documents.BUNDLE.read(Files.readAllBytes(file));
        String calldata = EvmProof.decode(bundle.proof().toArray())
                .calldata(bundle.statement().publicInputs())
                .toHexString();
        assertThat(Cli.run("export", file, "--format", "calldata").out().strip())
                .isEqualTo(calldata);
        assertThat(Cli.run("export", file, "--format", "calldata", "--json")
                        .json()
                        .get("signature")
                        .asString())
                .isEqualTo("verifyProof(uint256[8],uint256[2],uint256[2],uint256[10])");
    }

    @Test
    void export_snarkjs_isRefused_andNoBundleIsMalformed() throws Exception {
        Cli.Result refused = Cli.run("export", bundle(), "--format", "snarkjs");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("E_EXPORT", "calldata");
        Cli.Result malformed = Cli.run("export", keyFile("plain"), "--format", "calldata");
        assertThat(malformed.exitCode()).isEqualTo(ExitCode.MALFORMED);
    }

    @Test
    void export_withoutProverClasses_works() throws Exception {
        assertThat(WithoutProver.run("export", bundle(), "--format", "calldata"))
                .startsWith("0x");
    }

    @Test
    @Tag("native")
    void keysExport_keyOfTheStore_namesItsId() throws IOException {
        Path keys = NativeKeys.folder();
        String id;
        try (Stream<Path> folders = Files.list(keys)) {
            id = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith("dev-"))
                    .findFirst()
                    .orElseThrow();
        }
        Cli.Result result = Cli.run("keys", "export", id, "--keys", keys, "--format", "solidity");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("KEY_ID = \"dev-", "THIS IS A DEVELOPMENT KEY");
    }
}
