package io.tidemark.cli;

import io.tidemark.cli.run.BundleMaker;
import io.tidemark.cli.run.KeyDesk;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.World;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.ShapeId;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark demo}: the whole way once, on real worlds. */
@Command(
        name = "demo",
        description = "Runs three small worlds from YAML to verified proofs, then tampers with copies and shows who "
                + "refuses them.")
final class DemoCommand extends Subcommand {
    private static final List<String> WORLDS = List.of("gold", "swap", "watch");

    @Option(
            names = "--out",
            paramLabel = "WORLD",
            description = "Folder for the worlds; made, and must be empty (default: a new one for temporary files).")
    private @Nullable Path out;

    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        Console console = json() ? silent() : console();
        Path folder = folder();
        console.line(
                "Three worlds, written as YAML into " + folder + ", are run by the core, proved by a gnark circuit");
        console.line("and checked by a verifier in pure Java. Nothing is prepared: every root and proof is made now.");
        ensureKey(console);
        List<DemoWorld.Done> done = new ArrayList<>();
        try (BundleMaker maker = new BundleMaker(keys.folder(), console)) {
            for (String name : WORLDS) {
                Path world = folder.resolve(name);
                DemoFiles.write(name, world);
                console.heading("World " + name);
                done.add(new DemoWorld(console, World.load(world), keys.folder()).run(maker));
            }
        }
        List<DemoTampering.Attempt> attempts = new DemoTampering(done.getFirst(), keys.folder()).run();
        boolean refused = attempts.stream().allMatch(attempt -> attempt.code().isPresent());
        printTampering(console, attempts, refused);
        printSummary(console, done, folder);
        if (json()) {
            printJson(json(done, attempts, folder));
        }
        return refused ? ExitCode.GOOD : ExitCode.REFUSED;
    }

    private Console silent() {
        return new Console(new PrintWriter(Writer.nullWriter()), console().err(), false, false);
    }

    private Path folder() throws CommandFailure, IOException {
        Path named = out;
        if (named == null) {
            return Files.createTempDirectory("tidemark-demo-");
        }
        if (Files.exists(named) && !isEmptyFolder(named)) {
            throw CommandFailure.usage(
                    Shown.line(named.toString()) + " is there already and not empty",
                    "Name another folder with --out, or remove this one.");
        }
        Files.createDirectories(named);
        return named;
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private void ensureKey(Console console) throws CommandFailure {
        ShapeId shape = ShapeId.of(DemoWorld.SHAPE, InstanceParameters.DEPTH_DEFAULT);
        KeyDesk desk = KeyDesk.at(keys.folder());
        Optional<KeyDesk.Row> present = desk.find(shape).filter(KeyDesk.Row::usable);
        KeyDesk.Row key;
        if (present.isPresent()) {
            key = present.get();
        } else {
            console.line();
            console.line("There is no key for " + shape + " yet: one is made now, once, for development only.");
            key = desk.setup(shape, console);
        }
        console.line();
        console.line("Key " + key.id() + ": " + key.effects() + " effects, " + Words.grouped(key.constraints())
                + " constraints.");
    }

    private static void printTampering(Console console, List<DemoTampering.Attempt> attempts, boolean refused) {
        console.heading("Tampering with copies of world gold");
        Table table = Table.of("changed", "refused by", "code");
        for (DemoTampering.Attempt attempt : attempts) {
            table.row(
                    attempt.change(),
                    attempt.refusedBy(),
                    attempt.code()
                            .map(code -> Table.cell(Style.GOOD, code))
                            .orElse(Table.cell(Style.BAD, "ACCEPTED: please report this")));
        }
        console.table(table);
        if (!refused) {
            console.line(
                    console.styled(Style.BAD, "  A tampered copy was accepted. This must not be: please report it."));
        }
    }

    private void printSummary(Console console, List<DemoWorld.Done> done, Path folder) {
        console.heading("Done");
        Table table = Table.of("world", ">batches", ">effects", ">refused", ">proofs", ">proving", ">verifying");
        for (DemoWorld.Done world : done) {
            table.row(
                    world.world().settings().name(),
                    world.batches(),
                    world.effects(),
                    world.refused(),
                    world.states().size() - 1,
                    Words.seconds(world.proving()),
                    Words.seconds(world.verifying()));
        }
        console.table(table);
        console.line();
        console.line("The worlds are in " + folder + ". Try next:");
        nextCommands(folder).forEach(command -> console.line("  " + command));
    }

    /** Commands that work as they stand. */
    private List<String> nextCommands(Path folder) {
        String tidemark = System.getProperty("tidemark.command", "./tidemark");
        String keyOption = keys.isNamed() ? " --keys " + keys.folder() : "";
        String trust = " --allow-development-key" + keyOption;
        return List.of(
                tidemark + " verify " + folder + "/swap/bundles/*.tmb" + trust,
                tidemark + " audit " + folder + "/gold --capability claim-gold" + trust,
                tidemark + " inspect " + folder + "/gold/bundles/0003.tmb",
                tidemark + " verify " + folder + "/gold/tampered/owner.tmb --any-start" + trust);
    }

    private ObjectNode json(List<DemoWorld.Done> done, List<DemoTampering.Attempt> attempts, Path folder) {
        ObjectNode document = Json.object().put("folder", folder.toString());
        ArrayNode worlds = document.putArray("worlds");
        for (DemoWorld.Done world : done) {
            worlds.addObject()
                    .put("name", world.world().settings().name())
                    .put("batches", world.batches())
                    .put("effects", world.effects())
                    .put("refused", world.refused())
                    .put("proofs", world.states().size() - 1)
                    .put("proveMillis", world.proving().toMillis())
                    .put("verifyMillis", world.verifying().toMillis());
        }
        ArrayNode tampering = document.putArray("tampering");
        for (DemoTampering.Attempt attempt : attempts) {
            tampering
                    .addObject()
                    .put("name", attempt.name())
                    .put("change", attempt.change())
                    .put("refusedBy", attempt.refusedBy())
                    .put("code", attempt.code().orElse(null))
                    .put("file", attempt.file().map(Path::toString).orElse(null));
        }
        ArrayNode next = document.putArray("next");
        nextCommands(folder).forEach(next::add);
        return document;
    }
}
