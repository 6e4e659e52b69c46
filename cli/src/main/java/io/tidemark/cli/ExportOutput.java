package io.tidemark.cli;

import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.export.ExportRefusedException;
import io.tidemark.verifier.groth16.Groth16FormatException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Where an export goes, and how it fails; shared by the commands that export. */
final class ExportOutput {
    @Option(names = "--out", paramLabel = "F", description = "Write to this new file instead of standard output.")
    private @Nullable Path file;

    /** Makes the text that goes out. */
    @FunctionalInterface
    interface Export {
        String text() throws Groth16FormatException, ExportRefusedException;
    }

    /** The text that {@code export} makes of what is in {@code source}. */
    static String text(String source, Export export) throws CommandFailure {
        try {
            return export.text();
        } catch (Groth16FormatException malformed) {
            throw CommandFailure.malformed(
                    malformed.fault().name(),
                    Shown.line(source) + ": expected " + malformed.expected() + ", but " + malformed.actual() + " came",
                    "Get it again from where it was made: it is damaged, or not of gnark v0.16.");
        } catch (ExportRefusedException refused) {
            throw CommandFailure.refused("E_EXPORT", Shown.line(source) + ": " + refused.getMessage(), refused.next());
        }
    }

    /** Writes the text to the file or the console; {@code about} is what JSON says of it besides. */
    void write(Subcommand command, String text, ObjectNode about) throws CommandFailure, IOException {
        Path target = file;
        if (target == null) {
            if (command.json()) {
                command.printJson(about.put("content", text));
            } else {
                command.console().line(text.stripTrailing());
            }
            return;
        }
        try {
            Files.writeString(target, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw CommandFailure.usage(
                    "there is already a file " + Shown.line(target.toString()), "Name another, or move it away.");
        }
        if (command.json()) {
            command.printJson(about.put("file", target.toString()));
        } else {
            command.console().line("wrote " + Shown.line(target.toString()));
        }
    }
}
