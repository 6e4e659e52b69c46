package io.tidemark.cli;

import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFault;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.LogReport;
import io.tidemark.runtime.log.LogVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark log verify}. */
@Command(
        name = "verify",
        description = "Checks every byte, hash and link of the logs. That they are those that were: `tidemark replay`.",
        footer = {"", "Exit code 1 if a log is not sound. A torn tail is what a crash left, and no fault."})
final class LogVerifyCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Override
    public Integer call() throws CommandFailure, IOException {
        DirectoryLogFolder folder = LogFolderArgument.open(world);
        Table table = Table.of("log", ">entries", ">effects", ">segments", "");
        ObjectNode document = Json.object();
        ArrayNode logs = document.putArray("logs");
        boolean sound = true;
        for (ActorId actor : folder.actors()) {
            try (LogFiles files = folder.open(actor)) {
                sound &= verify(actor, files, table, logs);
            }
        }
        document.put("sound", sound);
        if (json()) {
            printJson(document);
        } else {
            console().table(table);
        }
        return sound ? ExitCode.GOOD : ExitCode.REFUSED;
    }

    private boolean verify(ActorId actor, LogFiles files, Table table, ArrayNode logs) {
        try {
            Optional<LogId> id = LogIdentity.of(files);
            if (id.isEmpty()) {
                return true;
            }
            LogReport report = LogVerifier.verify(files, new LogId(id.get().instance(), actor), Optional.empty());
            show(actor, report, table, logs);
            return report.isSound();
        } catch (LogException unsound) {
            table.row(actor, "", "", "", Table.cell(Style.BAD, unsound.fault().toString()));
            logs.add(json(actor, unsound.fault()));
            return false;
        }
    }

    private static void show(ActorId actor, LogReport report, Table table, ArrayNode logs) {
        String tail = report.tail()
                .map(torn -> ", a torn tail of " + torn.bytes() + " bytes")
                .orElse("");
        table.row(
                actor,
                report.head().sequence(),
                report.effects(),
                report.segments(),
                report.fault()
                        .map(fault -> Table.cell(Style.BAD, fault.toString()))
                        .orElse(Table.cell(Style.GOOD, "sound" + tail)));
        ObjectNode log = report.fault()
                .map(fault -> json(actor, fault))
                .orElseGet(() -> Json.object().put("actor", actor.name()).put("sound", true));
        log.put("entries", report.head().sequence())
                .put("head", report.head().hash().toString())
                .put("effects", report.effects())
                .put("tornBytes", report.tail().map(torn -> torn.bytes()).orElse(0L));
        logs.add(log);
    }

    private static ObjectNode json(ActorId actor, LogFault fault) {
        return Json.object()
                .put("actor", actor.name())
                .put("sound", false)
                .put("code", fault.code().name())
                .put("fault", fault.toString());
    }
}
