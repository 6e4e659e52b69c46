package io.tidemark.cli;

import io.tidemark.cli.run.ActorProcesses;
import io.tidemark.cli.run.DevelopmentKeys;
import io.tidemark.cli.run.RunWorld;
import io.tidemark.cli.term.Style;
import io.tidemark.model.Seconds;
import io.tidemark.model.ShapeId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckReport;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.program.check.Finding;
import io.tidemark.runtime.run.ProgramRun;
import io.tidemark.runtime.run.RecordingFailedException;
import io.tidemark.runtime.run.RunKeys;
import io.tidemark.runtime.run.RunLogs;
import io.tidemark.runtime.run.RunRecorder;
import io.tidemark.runtime.run.RunResult;
import io.tidemark.runtime.run.RunSetting;
import io.tidemark.runtime.run.StepFailed;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark run}. */
@Command(
        name = "run",
        description = "Checks a program and runs it; with --world, into a folder that `prove` and `replay` read.",
        footer = {
            "",
            "Exit code 1 if the program came to a bad end; what happened before stays.",
            "simulation: in one process; the same seed does the same again.",
            "local: a process for each program, which alone holds its key, and logs on disk (needs --world)."
        })
final class RunCommand extends Subcommand {
    /** 15 January 2027, 08:00 UTC: a run reads no clock. */
    private static final long START = 1_800_000_000L;

    @Parameters(paramLabel = "PROGRAM", description = "A program in YAML (docs/spec/19-programs.md).")
    private Path program = Path.of("");

    @Option(names = "--mode", paramLabel = "M", description = "simulation (default) or local.")
    private String mode = "simulation";

    @Option(names = "--seed", paramLabel = "N", description = "What the interleaving follows from (default: 1).")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "The value of a parameter; may be given several times.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--world", paramLabel = "DIR", description = "Leave a world in this folder, which must be new.")
    private @Nullable Path world;

    @Option(
            names = "--shape",
            paramLabel = "S",
            description = "Circuit shape that batches are cut for (default: small).")
    private String shape = "small";

    @Option(names = "--check", description = "Check the program and do not run it.")
    private boolean checkOnly;

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        RunMode chosen = RunMode.of(mode)
                .orElseThrow(() -> CommandFailure.usage(
                        "there is no mode `" + mode + "`",
                        "Choose one of: "
                                + String.join(
                                        ", ",
                                        RunMode.all().keySet().stream().sorted().toList()) + "."));
        CheckedProgram checked = check();
        if (checkOnly) {
            return checkedOnly(checked);
        }
        return switch (chosen) {
            case RunMode.Simulation simulation -> simulate(checked);
            case RunMode.Local local -> local(checked);
        };
    }

    private CheckedProgram check() throws CommandFailure, MalformedFileException, IOException {
        CheckReport report = Checker.check(ProgramFiles.load(program), set);
        for (Finding finding : report.findings()) {
            console().note(finding.toString());
        }
        if (report.program().isEmpty()) {
            List<Finding> errors = report.errors();
            Finding first = errors.getFirst();
            throw CommandFailure.malformed(
                    first.code().name(),
                    program + " has " + errors.size() + (errors.size() == 1 ? " error" : " errors") + "; the first: "
                            + first.place() + ": expected " + first.expected() + ", but " + first.actual(),
                    first.next());
        }
        return report.program().get();
    }

    private int checkedOnly(CheckedProgram checked) {
        if (json()) {
            ObjectNode document = Json.object();
            document.put("program", checked.program().name());
            var reads = document.putArray("reads");
            checked.reads().stream().sorted().forEach(reads::add);
            var writes = document.putArray("writes");
            checked.writes().stream().sorted().forEach(writes::add);
            printJson(document);
        } else {
            console()
                    .line(checked.program().name() + " is sound. It writes "
                            + String.join(
                                    ", ", checked.writes().stream().sorted().toList()) + ".");
        }
        return ExitCode.GOOD;
    }

    private int simulate(CheckedProgram checked) throws CommandFailure, MalformedFileException, IOException {
        RunKeys keys = new DevelopmentKeys(checked.program().name(), RunWorld.KEEPERS);
        RunWorld made = RunWorld.of(checked.program(), keys);
        Path folder = world;
        if (folder == null) {
            return run(checked, made, keys, RunRecorder.NONE);
        }
        made.create(folder);
        return logged(checked, made, keys, folder);
    }

    private int local(CheckedProgram checked) throws CommandFailure, MalformedFileException, IOException {
        Path folder = world;
        if (folder == null) {
            throw CommandFailure.usage("local mode keeps its logs in a folder", "Add `--world DIR`.");
        }
        RunKeys development = new DevelopmentKeys(checked.program().name(), RunWorld.KEEPERS);
        RunWorld made = RunWorld.of(checked.program(), development);
        made.create(folder);
        try (ActorProcesses processes =
                ActorProcesses.start(folder, List.copyOf(made.programs().keySet()), development)) {
            return logged(checked, made, processes, folder);
        }
    }

    private int logged(CheckedProgram checked, RunWorld made, RunKeys keys, Path folder)
            throws CommandFailure, IOException {
        try (RunLogs logs = RunLogs.open(
                new DirectoryLogFolder(folder.resolve("logs")),
                made.parameters(),
                RunWorld.KEEPERS,
                FencingToken.NONE)) {
            return run(checked, made, keys, logs);
        } catch (LogException failed) {
            throw CommandFailure.environment(
                    failed.fault().code().name(),
                    String.valueOf(failed.getMessage()),
                    "What was logged before stays: `tidemark replay " + folder + "` reads it.");
        } catch (RecordingFailedException failed) {
            throw CommandFailure.environment(
                    failed.code(),
                    String.valueOf(failed.getMessage()),
                    "What was logged before stays: `tidemark replay " + folder + "` reads it.");
        }
    }

    private int run(CheckedProgram checked, RunWorld made, RunKeys keys, RunRecorder recorder)
            throws CommandFailure, IOException {
        RunView view = new RunView(console());
        RunResult result = ProgramRun.simulate(checked, setting(made, keys), recorder, json() ? event -> {} : view);
        view.end();
        Path folder = world;
        if (folder != null) {
            RunWorld.writeSnapshots(folder, result.snapshots());
        }
        if (json()) {
            printJson(document(checked, result));
        } else {
            print(checked, result);
        }
        if (result.failure().isPresent()) {
            StepFailed failure = result.failure().get();
            throw CommandFailure.refused(
                    failure.code(),
                    failure.place() + ": " + failure.explanation(),
                    "Mend the program, or run it with other values. What happened before stays.");
        }
        return ExitCode.GOOD;
    }

    private RunSetting setting(RunWorld made, RunKeys keys) throws CommandFailure {
        var parameters = made.parameters();
        ShapeId id = new ShapeId(shape, parameters.depth(), parameters.factDepth(), parameters.capabilityDepth());
        return new RunSetting(
                parameters,
                made.domains(),
                keys,
                RunShape.of(id, shape),
                RunShape.limits(id, shape),
                seed,
                Seconds.of(START));
    }

    private void print(CheckedProgram checked, RunResult result) {
        long effects = result.batches().stream()
                .mapToLong(batch -> batch.batch().effects().size())
                .sum();
        console().line();
        console()
                .line(console()
                                .styled(
                                        result.failure().isEmpty() ? Style.GOOD : Style.BAD,
                                        result.failure().isEmpty() ? "done" : "ended early")
                        + ": " + checked.program().name() + ", " + effects + " effects in "
                        + result.batches().size() + " batches, root " + root(result));
        if (world != null) {
            console().line("The world is in " + world + ".");
        }
    }

    private ObjectNode document(CheckedProgram checked, RunResult result) {
        ObjectNode document = Json.object();
        document.put("program", checked.program().name())
                .put("mode", mode)
                .put("seed", seed)
                .put("ended", result.failure().map(StepFailed::code).orElse("done"))
                .put("root", root(result));
        var batches = document.putArray("batches");
        result.batches().forEach(batch -> {
            var kinds = batches.addArray();
            batch.batch().effects().forEach(effect -> kinds.add(effect.kind().label()));
        });
        return document;
    }

    private static String root(RunResult result) {
        return HexFormat.of().formatHex(result.state().root().lane().encode());
    }
}
