package io.tidemark.cli;

import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.model.EffectsOpening;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
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
            if (document instanceof DocumentFile.OfBundle of
                    && of.bundle().openings().effects() instanceof EffectsOpening.Full full) {
                reliances(full).print(console(), new NameBook());
            }
        }
        return ExitCode.GOOD;
    }

    /** What the keepers say of a bundle's effects, if it lies in the folder of a world. */
    private RelianceView reliances(EffectsOpening.Full effects)
            throws CommandFailure, MalformedFileException, IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path world = folder == null ? null : folder.getParent();
        return world != null && Files.exists(world.resolve("world.yaml"))
                ? RelianceView.of(World.load(world), Published.of(world).instance(), effects.effects())
                : new RelianceView(List.of());
    }
}
