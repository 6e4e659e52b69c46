package io.tidemark.cli;

import io.tidemark.cli.run.BatchProof;
import io.tidemark.cli.run.BundleMaker;
import io.tidemark.cli.run.Executed;
import io.tidemark.cli.run.KeyDesk;
import io.tidemark.cli.run.LoggedRun;
import io.tidemark.cli.run.ShapeChoice;
import io.tidemark.cli.run.WorldRun;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.model.InstanceParameters;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark prove}. */
@Command(
        name = "prove",
        description =
                "Executes a batch of a world on the state that the batches before it left, proves it, verifies the "
                        + "proof and writes the bundle.",
        footer = {
            "",
            "Exit code 1 if everything or a whole group is refused; single refused effects are reported and left out.",
            "A batch that fits no shape is proved in parts: NNNN-1.tmb, NNNN-2.tmb, ...",
            "A world without batch files that was run is proved from its logs: all batches, or one."
        })
final class ProveCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world (docs/spec/09-world.md).")
    private Path world = Path.of("");

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Number of the batch; may be left out for a world that was run.")
    private @Nullable Integer batch;

    @Option(
            names = "--shape",
            paramLabel = "S",
            description = "Circuit shape (default: the smallest with a key that holds the batch).")
    private @Nullable String shape;

    @Option(names = "--out", paramLabel = "F", description = "Where to write (default: bundles/NNNN.tmb of the world).")
    private @Nullable Path out;

    @Option(names = "--strict", description = "Prove and record nothing if any effect is refused.")
    private boolean strict;

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        WorldFolder folder = WorldFolder.open(world);
        if (LoggedRun.isLogged(folder)) {
            return proveLogged(folder);
        }
        Integer wanted = batch;
        if (wanted == null) {
            throw CommandFailure.usage(
                    "a world with batch files is proved batch by batch, and none was named", "Add `--batch N`.");
        }
        World read = World.load(world);
        try (WorldRun run = WorldRun.open(read);
                BundleMaker maker = new BundleMaker(keys.folder(), console())) {
            Executed executed = run.execute(wanted, choice(run.parameters()), strict);
            boolean prove = !executed.parts().isEmpty() && !(strict && executed.refusedCount() > 0);
            BatchView view = new BatchView(console());
            if (!json()) {
                view.print(read, executed);
            }
            List<BatchProof.Written> written =
                    prove ? new BatchProof(read, run, maker, keys.folder()).prove(executed, out) : List.of();
            if (json()) {
                printJson(BatchView.json(read, executed, written));
            } else {
                view.printBundles(executed, written);
            }
            return executed.isRefused() || strict && executed.refusedCount() > 0 ? ExitCode.REFUSED : ExitCode.GOOD;
        }
    }

    /** A world that was run has its batches in its logs. */
    private int proveLogged(WorldFolder folder) throws CommandFailure, MalformedFileException, IOException {
        if (shape != null) {
            throw CommandFailure.usage(
                    "the batches of a world that was run have their shapes, on which their roots depend",
                    "Leave --shape out.");
        }
        try (LoggedRun run = LoggedRun.open(folder);
                BundleMaker maker = new BundleMaker(keys.folder(), console())) {
            BatchProof proof = new BatchProof(folder, run, maker, keys.folder());
            Integer wanted = batch;
            if (wanted != null) {
                LoggedRun.Found found = run.find(wanted);
                List<BatchProof.Written> written = prove(run, found, proof);
                if (json()) {
                    printJson(LoggedBatchView.json(run, found.batch(), written));
                } else {
                    new BatchView(console()).next(written.getFirst().file().toString(), written.getFirst());
                }
                return ExitCode.GOOD;
            }
            return proveAll(run, proof);
        }
    }

    private int proveAll(LoggedRun run, BatchProof proof) throws CommandFailure, MalformedFileException, IOException {
        if (out != null) {
            throw CommandFailure.usage("--out names one file, and all batches are proved", "Add `--batch N`.");
        }
        ObjectNode document = Json.object().put("world", run.parameters().name());
        ArrayNode batches = document.putArray("batches");
        Optional<BatchProof.Written> first = Optional.empty();
        for (Optional<LoggedRun.Found> found = run.next(); found.isPresent(); found = run.next()) {
            List<BatchProof.Written> written = prove(run, found.get(), proof);
            batches.add(LoggedBatchView.json(run, found.get().batch(), written));
            first = first.or(() -> Optional.of(written.getFirst()));
        }
        if (json()) {
            printJson(document);
        } else if (first.isPresent()) {
            new BatchView(console())
                    .next(world.resolve("bundles") + "/*.tmb --snapshots " + world.resolve("snapshots"), first.get());
        } else {
            console().line("There is no batch in the logs.");
        }
        return ExitCode.GOOD;
    }

    /** Proves a batch, and shows it to people. */
    private List<BatchProof.Written> prove(LoggedRun run, LoggedRun.Found found, BatchProof proof)
            throws CommandFailure, MalformedFileException, IOException {
        if (!json()) {
            LoggedBatchView.print(console(), run, found.batch());
        }
        int number = Math.toIntExact(found.batch().record().sequence().value());
        List<BatchProof.Written> written =
                proof.prove(number, List.of(found.part()), found.batch().signed(), out);
        if (!json()) {
            console().line();
            new BatchView(console()).proved(written);
            console().line();
        }
        return written;
    }

    private ShapeChoice choice(InstanceParameters parameters) throws CommandFailure {
        List<String> known =
                KeyDesk.shapes().stream().map(KeyDesk.KnownShape::name).toList();
        if (shape != null && !known.contains(shape)) {
            throw CommandFailure.usage(
                    "there is no shape `" + shape + "`", "Choose one of: " + String.join(", ", known) + ".");
        }
        List<String> available = KeyDesk.at(keys.folder()).shapesFor(parameters);
        return new ShapeChoice(shape, available.isEmpty() ? List.of(known.getFirst()) : available);
    }
}
