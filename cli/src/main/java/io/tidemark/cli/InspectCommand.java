package io.tidemark.cli;

import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tidemark inspect}: shows what a file says; believes nothing of it. */
@Command(
        name = "inspect",
        description = "Shows what a bundle, snapshot, batch, facts, instance or key manifest says. Checks only that it "
                + "is well formed: whether it is true, verify says.")
final class InspectCommand extends Subcommand {
    @Parameters(paramLabel = "FILE", description = "A file in CBOR or JSON.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        if (file.toString().endsWith(".yaml")) {
            throw CommandFailure.malformed(
                    "E_FORMAT",
                    Shown.line(file.toString()) + " is YAML, which people write and read as it is",
                    "Open it in an editor; `tidemark prove` checks it.");
        }
        DocumentFile document = DocumentFile.read(file);
        if (json()) {
            console().line(document.json().stripTrailing());
        } else {
            new DocumentView(console()).print(document);
        }
        return ExitCode.GOOD;
    }
}
