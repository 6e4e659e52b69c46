package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What every command has: a console and {@code --json}. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Write the result as one JSON document to standard output.")
    private boolean json;

    /** Whether the result goes out as JSON; then nothing else is written to standard output. */
    boolean json() {
        return json;
    }

    Console console() {
        CommandLine line = java.util.Objects.requireNonNull(spec).commandLine();
        boolean colour = line.getColorScheme().ansi().enabled();
        return new Console(line.getOut(), line.getErr(), colour, colour && Terminal.isLive());
    }

    void printJson(JsonNode document) {
        console().line(Json.pretty(document));
    }

    @Override
    public abstract Integer call() throws Exception;
}
