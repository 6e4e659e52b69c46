package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.LogDifference;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.replay.WorldDifference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark log diff}. */
@Command(
        name = "diff",
        description = "Says where the logs of two worlds first differ.",
        footer = {"", "Exit code 1 if they do. A fork is one actor telling two stories: keep both as evidence."})
final class LogDiffCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "FIRST", description = "The folder of a world, or of its logs.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another of the same instance.")
    private Path second = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        try {
            WorldDifference difference =
                    WorldDifference.between(LogFolderArgument.open(first), LogFolderArgument.open(second));
            if (json()) {
                printJson(json(difference));
            } else {
                print(difference);
            }
            return difference.isNone() ? ExitCode.GOOD : ExitCode.REFUSED;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    private void print(WorldDifference difference) {
        if (difference.isNone()) {
            console().line(console().styled(Style.GOOD, "The same logs."));
            return;
        }
        Table table = Table.of(">tick", "log", "after entry", "");
        for (WorldDifference.Log log : difference.logs()) {
            table.row(log.at().value(), log.actor(), common(log.difference()), text(log.difference()));
        }
        difference.onlyFirst().forEach(actor -> table.row("", actor, "", "in the first world alone"));
        difference.onlySecond().forEach(actor -> table.row("", actor, "", "in the second world alone"));
        console().table(table);
    }

    private static long common(LogDifference difference) {
        return switch (difference) {
            case LogDifference.None none -> none.head().sequence();
            case LogDifference.Longer longer -> longer.common().sequence();
            case LogDifference.Fork fork -> fork.common().sequence();
        };
    }

    private static Table.Cell text(LogDifference difference) {
        return switch (difference) {
            case LogDifference.None none -> Table.cell(Style.GOOD, "the same");
            case LogDifference.Longer longer ->
                Table.cell(
                        Style.NOTE,
                        "the " + (longer.firstIsLonger() ? "first" : "second") + " goes on: " + text(longer.next()));
            case LogDifference.Fork fork ->
                Table.cell(Style.BAD, "fork: " + text(fork.first()) + " | " + text(fork.second()));
        };
    }

    private static String text(StoredEntry entry) {
        return EntryText.of(EntryText.view(entry));
    }

    private static ObjectNode json(WorldDifference difference) {
        ObjectNode document = Json.object().put("same", difference.isNone()).put("forked", difference.isForked());
        ArrayNode logs = document.putArray("logs");
        for (WorldDifference.Log log : difference.logs()) {
            ObjectNode one = logs.addObject()
                    .put("actor", log.actor().name())
                    .put("timestamp", log.at().value())
                    .put("common", common(log.difference()));
            switch (log.difference()) {
                case LogDifference.None none -> {}
                case LogDifference.Longer longer ->
                    one.set(longer.firstIsLonger() ? "first" : "second", EntryText.view(longer.next()));
                case LogDifference.Fork fork -> {
                    one.set("first", EntryText.view(fork.first()));
                    one.set("second", EntryText.view(fork.second()));
                }
            }
        }
        names(document.putArray("onlyFirst"), difference.onlyFirst());
        names(document.putArray("onlySecond"), difference.onlySecond());
        return document;
    }

    private static void names(ArrayNode array, List<ActorId> actors) {
        actors.forEach(actor -> array.add(actor.name()));
    }
}
