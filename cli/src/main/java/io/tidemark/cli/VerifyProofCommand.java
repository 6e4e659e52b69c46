package io.tidemark.cli;

import io.tidemark.verifier.foreign.ForeignFormat;
import io.tidemark.verifier.foreign.ForeignLimits;
import io.tidemark.verifier.foreign.ProofJson;
import io.tidemark.verifier.foreign.ProofOptions;
import io.tidemark.verifier.foreign.ProofReport;
import io.tidemark.verifier.foreign.ProofVerifier;
import io.tidemark.verifier.foreign.WireHashes;
import io.tidemark.verifier.groth16.WireHash;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark verify-proof}: needs no native library. */
@Command(
        name = "verify-proof",
        description =
                "Checks a Groth16 or PLONK proof over BN254 that another tool made: gnark, snarkjs, arkworks, SP1, RISC Zero, "
                        + "or words for an EVM. What the files are is found out from their content.")
final class VerifyProofCommand extends Subcommand {
    @Option(
            names = "--vk",
            paramLabel = "F",
            required = true,
            description = "The verifying key: from where you trust it, never from whoever brings the proof.")
    private Path key = Path.of("");

    @Option(names = "--proof", paramLabel = "F", required = true, description = "The proof.")
    private Path proof = Path.of("");

    @Option(names = "--public", paramLabel = "F", required = true, description = "The public inputs that you expect.")
    private Path inputs = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORM",
            defaultValue = "auto",
            description = "auto, gnark, gnark-0.10, gnark-plonk, snarkjs, arkworks, evm, sp1 or risc0. "
                    + "Default: ${DEFAULT-VALUE}.")
    private String format = "";

    @Option(
            names = "--hash",
            paramLabel = "HASH",
            defaultValue = WireHashes.SHA256_LABEL,
            description =
                    "What the prover hashed commitments with, if there are any: sha256 (gnark's default) or keccak256 "
                            + "(for Solidity verifiers). Default: ${DEFAULT-VALUE}.")
    private String hash = "";

    @Option(
            names = "--expect-key",
            paramLabel = "HASH",
            description = "Refuse any other key: the hash of the key, or SHA-256 of its file.")
    private @Nullable String expected;

    @Override
    public Integer call() throws CommandFailure, IOException {
        ProofReport report = ProofVerifier.verify(read(key), read(proof), read(inputs), options());
        if (json()) {
            printJson(ProofJson.of(report));
        } else {
            ProofView.print(console(), proof, report);
        }
        return report.isValid() ? ExitCode.GOOD : report.isMalformed() ? ExitCode.MALFORMED : ExitCode.REFUSED;
    }

    private static byte[] read(Path file) throws CommandFailure, IOException {
        return InputFile.read(file, ForeignLimits.FILE_BYTES_MAX);
    }

    private ProofOptions options() throws CommandFailure {
        ForeignFormat form = ForeignFormat.labelled(format)
                .orElseThrow(() -> unknown("form", format, "--format " + ForeignFormat.labels()));
        WireHash wireHash =
                WireHashes.labelled(hash).orElseThrow(() -> unknown("hash", hash, "--hash sha256, keccak256"));
        ProofOptions options = ProofOptions.DEFAULT.withFormat(form).withWireHash(wireHash);
        try {
            return expected == null ? options : options.withExpectedKey(expected);
        } catch (IllegalArgumentException refused) {
            throw unknown("hash of a key", expected, "--expect-key with 64 hexadecimal digits");
        }
    }

    private static CommandFailure unknown(String what, @Nullable String value, String choices) {
        return CommandFailure.usage(
                "there is no " + what + " `" + value + "`",
                "Choose one of: " + choices + ". `tidemark verify-proof --help` tells more.");
    }
}
