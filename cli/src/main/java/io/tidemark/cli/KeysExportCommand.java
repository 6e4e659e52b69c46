package io.tidemark.cli;

import io.tidemark.cli.run.KeyDesk;
import io.tidemark.model.KeyId;
import io.tidemark.model.Sha256;
import io.tidemark.verifier.export.SnarkjsJson;
import io.tidemark.verifier.export.SolidityVerifier;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark keys export}. */
@Command(
        name = "export",
        description = "Writes a key for another verifier: a Solidity contract, or the JSON of snarkjs (only of a key "
                + "without commitments; tidemark's own have one).")
final class KeysExportCommand extends Subcommand {
    /** Another verifier's form of a key. */
    enum Format {
        SOLIDITY,
        SNARKJS
    }

    /** A verifying key, with its id if it comes from the key store. */
    private record Chosen(Bytes bytes, Optional<KeyId> id) {}

    @Parameters(paramLabel = "KEY", description = "A key id, its beginning, or a file with gnark's verifying key.")
    private String wanted = "";

    @Option(names = "--format", required = true, paramLabel = "solidity|snarkjs", description = "What to write.")
    private Format format = Format.SOLIDITY;

    @Mixin
    private ExportOutput output = new ExportOutput();

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure, IOException {
        Chosen chosen = chosen();
        byte[] bytes = chosen.bytes.toArray();
        String text = ExportOutput.text(wanted, () -> {
            VerifyingKey key = VerifyingKey.decode(bytes);
            return switch (format) {
                case SOLIDITY -> SolidityVerifier.of(key, chosen.id);
                case SNARKJS -> SnarkjsJson.key(key);
            };
        });
        ObjectNode about = Json.object().put("format", format.name().toLowerCase(Locale.ROOT));
        chosen.id.ifPresent(id -> about.put("id", id.text()));
        about.put("verifyingKey", Sha256.of(bytes).toUnprefixedHexString());
        output.write(this, text, about);
        return ExitCode.GOOD;
    }

    private Chosen chosen() throws CommandFailure, IOException {
        Optional<Path> file = file();
        if (file.isPresent()) {
            return new Chosen(Bytes.wrap(InputFile.read(file.get(), VerifyingKey.BYTES_MAX)), Optional.empty());
        }
        KeyDesk desk = KeyDesk.at(keys.folder());
        KeyId id = KeyChoice.of(desk, wanted);
        return new Chosen(desk.verifyingKey(id), Optional.of(id));
    }

    private Optional<Path> file() {
        try {
            return Optional.of(Path.of(wanted)).filter(path -> !wanted.isEmpty() && Files.isRegularFile(path));
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }
}
