package io.tidemark.cli;

import io.tidemark.cli.run.AuditDesk;
import io.tidemark.cli.run.LoggedRun;
import io.tidemark.cli.run.WorldRun;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.core.State;
import io.tidemark.model.Sequence;
import io.tidemark.model.audit.AuditDraft;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark audit prove}. */
@Command(
        name = "prove",
        description = "Proves in zero knowledge what one capability's cell shows between two states of a world, and "
                + "nothing else of them.",
        footer = {
            "",
            "Example: tidemark audit prove first --capability pick-up --from 2 --to 5 --claim \"uses = 0\" --hide holder",
            "What is hidden goes, with its salt, to a file beside the statement that only you may read.",
            "Exit code 1 if a claim does not hold; nothing is proved then."
        })
final class AuditProveCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world whose batches were proved.")
    private Path world = Path.of("");

    @Option(names = "--capability", paramLabel = "ID", required = true, description = "Which one, by index or name.")
    private String capability = "";

    @Option(names = "--from", paramLabel = "SEQ", description = "Batches applied at the beginning (default: 0).")
    private long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Batches applied at the end (default: all).")
    private @Nullable Long to;

    @Option(names = "--claim", paramLabel = "CLAIM", description = "What to claim; may be given again.")
    private List<String> claims = List.of();

    @Option(
            names = "--hide",
            paramLabel = "SUBJECT",
            split = ",",
            description = "State capability, scope, holder or holders as a commitment.")
    private List<String> hidden = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write (default: audits/CAPABILITY-FROM-TO.tma of the world).")
    private @Nullable Path out;

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        World read = World.load(world);
        NameBook names = NameBook.of(read, WorldLog.open(read.folder()).entries());
        AuditDraft draft = ClaimText.read(names, capability, claims, hidden);
        AuditDesk.Made made;
        Path file;
        Sequence beginning = sequence(from);
        Optional<Sequence> end = to == null ? Optional.empty() : Optional.of(sequence(to));
        if (end.isPresent() && beginning.compareTo(end.get()) > 0) {
            throw CommandFailure.usage(
                    "batch " + end.get().value() + " is not after batch " + beginning.value(),
                    "Give --from and --to in their order.");
        }
        if (LoggedRun.isLogged(read.folder())) {
            try (LoggedRun run = LoggedRun.open(read.folder())) {
                State first = States.of(run.stateAfter(Optional.of(beginning)), beginning);
                State last = States.of(run.stateAfter(end), end.orElse(beginning));
                made = new AuditDesk(keys.folder(), console()).prove(draft, first, last);
                file = file(read, draft, beginning, States.sequence(last));
            }
        } else {
            try (WorldRun run = WorldRun.open(read)) {
                Sequence until = end.isPresent() ? end.get() : run.lastSequence();
                State first = States.of(run.stateAfter(beginning), beginning);
                State last = States.of(run.stateAfter(until), until);
                made = new AuditDesk(keys.folder(), console()).prove(draft, first, last);
                file = file(read, draft, beginning, until);
            }
        }
        WorldFolder.writeAtomically(file, made.file().toArrayUnsafe());
        Optional<Path> secret = writeSecret(file, made.opening());
        if (json()) {
            printJson(json(file, secret, made));
        } else {
            print(file, secret, made, names);
        }
        return ExitCode.GOOD;
    }

    private static Sequence sequence(long number) throws CommandFailure {
        if (number < 0 || number >>> Integer.SIZE != 0) {
            throw CommandFailure.usage(number + " is no number of a batch", "Give a number from 0.");
        }
        return Sequence.of(number);
    }

    /** Apart, because this command is loaded where there is no core. */
    private static final class States {
        static State of(Optional<State> state, Sequence sequence) throws CommandFailure {
            return state.orElseThrow(() -> CommandFailure.usage(
                    "the world has no state after batch " + sequence.value() + " at hand",
                    "Prove the batches first (tidemark prove), or name the end of one that is in the logs or was proved in "
                            + "parts."));
        }

        static Sequence sequence(State state) {
            return state.leaf().sequence();
        }
    }

    private Path file(World read, AuditDraft draft, Sequence beginning, Sequence end)
            throws MalformedFileException, IOException {
        Path named = out;
        if (named != null) {
            return named;
        }
        String relative = "audits/" + draft.capability().index() + "-" + beginning.value() + "-" + end.value() + ".tma";
        read.folder().resolve(relative);
        return Path.of(read.folder().shown(relative));
    }

    /** What is hidden, for the one who hid it: mode 0600, and nowhere else. */
    private static Optional<Path> writeSecret(Path file, AuditOpening opening) throws IOException {
        if (opening.subjects().isEmpty() && opening.holders().isEmpty()) {
            return Optional.empty();
        }
        Path secret = file.resolveSibling(file.getFileName() + ".opening");
        PrivateFile.write(secret, Documents.AUDIT_OPENING.toJson(opening));
        return Optional.of(secret);
    }

    private void print(Path file, Optional<Path> secret, AuditDesk.Made made, NameBook names) {
        console()
                .line(console().styled(Style.GOOD, "Proved  ") + file + "  ("
                        + seconds(made.proving()) + ", verified in " + seconds(made.verifying()) + ", "
                        + made.file().size() + " bytes)");
        StatementView.lines(made.bundle().statement(), names)
                .forEach(line -> console().line("  " + line));
        secret.ifPresent(path -> {
            console().line();
            console()
                    .line("What it hides is in " + path
                            + ", with the salts: keep it, and show it only to those who may know.");
        });
        console().line();
        console().line("Next: tidemark audit verify " + file + " --bundles DIR");
    }

    private static String seconds(java.time.Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
    }

    private static ObjectNode json(Path file, Optional<Path> secret, AuditDesk.Made made) {
        ObjectNode document = Json.object();
        document.put("file", file.toString());
        secret.ifPresent(path -> document.put("opening", path.toString()));
        document.put("size", made.file().size())
                .put("key", made.bundle().key().text())
                .put("provingSeconds", made.proving().toMillis() / 1e3)
                .put("verifyingSeconds", made.verifying().toMillis() / 1e3);
        document.set("statement", StatementView.json(made.bundle().statement()));
        return document;
    }
}
