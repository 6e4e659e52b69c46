package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.PendingEffect;
import io.tidemark.runtime.replay.Replay;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.replay.ReplayedBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark replay}. */
@Command(
        name = "replay",
        description =
                "Runs a world again from its logs alone, and compares the root after each batch with the recorded "
                        + "one. Names the log that is missing, cut or forked.")
final class ReplayCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Option(names = "--until", paramLabel = "TICK", description = "End before the batch that passes this tick.")
    private @Nullable Long until;

    @Override
    public Integer call() throws CommandFailure, IOException {
        DirectoryLogFolder folder = LogFolderArgument.open(world);
        try (Replay replay = Opening.of(folder)) {
            run(replay);
            return ExitCode.GOOD;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    private void run(Replay replay) throws ReplayException, CommandFailure {
        ObjectNode document = Json.object();
        document.put("instance", replay.founded().parameters().name());
        ArrayNode batches = document.putArray("batches");
        Table table = Table.of(">batch", ">effects", ">programs", ">clock", "root", "");
        Optional<ReplayedBatch> next = next(replay);
        while (next.isPresent()) {
            row(table, next.get());
            batches.add(json(next.get()));
            next = next(replay);
        }
        boolean all = until == null;
        List<PendingEffect> pending = all ? replay.pending() : List.of();
        if (json()) {
            finish(document, replay.state().leaf().clock(), replay.state().root(), pending, replay.missingKeepers());
            printJson(document);
            return;
        }
        console().line("Instance " + replay.founded().parameters().name() + ", executor " + replay.executor());
        console().table(table);
        console()
                .line("clock " + replay.state().leaf().clock().value() + ", root "
                        + hex(replay.state().root()));
        if (!pending.isEmpty()) {
            console().line(Words.count(pending.size(), "effect") + " committed, in no batch yet");
        }
        for (ActorId missing : replay.missingKeepers()) {
            console()
                    .line(console().styled(Style.NOTE, "missing") + "  the log of the keeper " + missing
                            + "; the others have what is needed");
        }
    }

    private Optional<ReplayedBatch> next(Replay replay) throws ReplayException, CommandFailure {
        Long last = until;
        if (last == null) {
            return replay.next();
        }
        if (last < 0 || last >= 1L << 32) {
            throw CommandFailure.usage("expected a tick from 0 to 2^32 - 1, got " + last, "Give a tick of the log.");
        }
        return replay.nextUntil(Tick.of(last));
    }

    private void row(Table table, ReplayedBatch batch) {
        table.row(
                batch.record().sequence().value(),
                batch.entries().size(),
                batch.record().authors().size(),
                batch.after().leaf().clock().value(),
                hex(batch.after().root()),
                Table.cell(Style.GOOD, "as recorded"));
    }

    private static ObjectNode json(ReplayedBatch batch) {
        return Json.object()
                .put("sequence", batch.record().sequence().value())
                .put("effects", batch.entries().size())
                .put("clock", batch.after().leaf().clock().value())
                .put("root", hex(batch.after().root()));
    }

    private static void finish(
            ObjectNode document, Tick clock, StateRoot root, List<PendingEffect> pending, List<ActorId> missing) {
        document.put("clock", clock.value()).put("root", hex(root)).put("pending", pending.size());
        ArrayNode names = document.putArray("missingKeepers");
        missing.forEach(actor -> names.add(actor.name()));
    }

    private static String hex(StateRoot root) {
        return HexFormat.of().formatHex(root.lane().encode());
    }

    /** Apart, because this command is loaded where there is no core. */
    private static final class Opening {
        static Replay of(DirectoryLogFolder folder) throws ReplayException {
            return Replay.open(folder, new MemoryNodeStore());
        }
    }
}
