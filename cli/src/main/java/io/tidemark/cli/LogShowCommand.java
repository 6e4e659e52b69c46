package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Table;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.MergedLogs;
import io.tidemark.runtime.replay.ReplayException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code tidemark log show}. */
@Command(name = "show", description = "Shows the entries of the logs in the order of their clocks.")
final class LogShowCommand extends Subcommand {
    private static final int ROWS_A_TABLE = 200;

    @Parameters(index = "0", paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Parameters(index = "1..*", paramLabel = "ACTOR", arity = "0..*", description = "Whose logs (default: all).")
    private List<String> actors = List.of();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many entries (default: ${DEFAULT-VALUE}).")
    private int limit = 1000;

    @Override
    public Integer call() throws CommandFailure, IOException {
        DirectoryLogFolder folder = LogFolderArgument.open(world);
        try (MergedLogs logs = MergedLogs.open(folder, actor -> actors.isEmpty() || actors.contains(actor.name()))) {
            show(logs);
            return ExitCode.GOOD;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    /** With {@code --json}, one entry a line, as in LOG-7: a log may be longer than a document. */
    private void show(MergedLogs logs) throws ReplayException {
        Table table = Table.of(">tick", "entry", "");
        int rows = 0;
        Optional<StoredEntry> next = logs.next();
        for (int shown = 0; next.isPresent() && shown < limit; shown++) {
            JsonNode view = EntryText.view(next.get());
            if (json()) {
                console().line(view.toString());
            } else {
                table.row(view.get("timestamp").asString(), view.get("entryID").asString(), EntryText.of(view));
                rows++;
            }
            if (rows == ROWS_A_TABLE) {
                console().table(table);
                table = Table.plain(3);
                rows = 0;
            }
            next = logs.next();
        }
        if (!json() && !table.isEmpty()) {
            console().table(table);
        }
        if (!json() && next.isPresent()) {
            console().line("and more: --limit " + 10L * limit);
        }
    }
}
