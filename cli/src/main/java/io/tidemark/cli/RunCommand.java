package io.tidemark.cli;

import io.tidemark.cli.run.ActorProcesses;
import io.tidemark.cli.run.DevelopmentKeys;
import io.tidemark.cli.run.DistributedRun;
import io.tidemark.cli.run.LeaseService;
import io.tidemark.cli.run.RunOrigin;
import io.tidemark.cli.run.RunWorld;
import io.tidemark.model.Seconds;
import io.tidemark.model.ShapeId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.lease.ZooKeeperLeases;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckReport;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.program.check.Finding;
import io.tidemark.runtime.run.ActorGoneException;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            "local: a process for each program, which alone holds its key, and logs on disk (needs --world).",
            "distributed: as local, by whichever of several processes has the lease; the others stand by and go on",
            "where it was broken off (needs --world, the same for all, and --zookeeper)."
        })
final class RunCommand extends Subcommand {
    /** 15 January 2027, 08:00 UTC: a run reads no clock. */
    private static final long START = 1_800_000_000L;

    private static final int SESSION_SECONDS_MAX = 3600;

    @Parameters(paramLabel = "PROGRAM", description = "A program in YAML (docs/spec/19-programs.md).")
    private Path program = Path.of("");

    @Option(names = "--mode", paramLabel = "M", description = "simulation (default), local or distributed.")
    private String mode = "simulation";

    @Option(names = "--seed", paramLabel = "N", description = "What the interleaving follows from (default: 1).")
    private long seed = 1;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "The value of a parameter; may be given several times.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--world",
            paramLabel = "DIR",
            description = "Leave a world in this folder, which must be new, or of the same run if it is distributed.")
    private @Nullable Path world;

    @Option(
            names = "--zookeeper",
            paramLabel = "HOSTS",
            description = "Where leases come from, for example zk1:2181,zk2:2181; or `embedded`: from this process, to "
                    + "try it out.")
    private @Nullable String zooKeeper;

    @Option(
            names = "--session",
            paramLabel = "SECONDS",
            description = "How long a lease outlives the last sign of life of who has it (default: 15).")
    private int session = (int) ZooKeeperLeases.SESSION.toSeconds();

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
            case RunMode.Distributed distributed -> distributed(checked);
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
        made.create(folder, RunOrigin.of(checked, seed, shape));
        return logged(checked, made, keys, folder);
    }

    private int local(CheckedProgram checked) throws CommandFailure, MalformedFileException, IOException {
        Path folder = world;
        if (folder == null) {
            throw CommandFailure.usage("local mode keeps its logs in a folder", "Add `--world DIR`.");
        }
        RunKeys development = new DevelopmentKeys(checked.program().name(), RunWorld.KEEPERS);
        RunWorld made = RunWorld.of(checked.program(), development);
        made.create(folder, RunOrigin.of(checked, seed, shape));
        try (ActorProcesses processes = ActorProcesses.start(
                folder, List.copyOf(made.programs().keySet()), made.parameters().instanceId(), development)) {
            int code = logged(checked, made, processes, folder);
            processes.settle();
            return code;
        } catch (ActorGoneException gone) {
            throw RunFaults.explain(gone);
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
            throw RunFaults.explain(failed, folder);
        } catch (RecordingFailedException failed) {
            throw RunFaults.explain(failed, folder);
        }
    }

    private int distributed(CheckedProgram checked) throws CommandFailure, MalformedFileException, IOException {
        Path folder = world;
        String hosts = zooKeeper;
        if (folder == null || hosts == null) {
            throw CommandFailure.usage(
                    "distributed mode keeps its logs in a folder, and has its leases from ZooKeeper",
                    "Add `--world DIR --zookeeper HOSTS`, the same for each process; "
                            + "`--zookeeper embedded` for one to try it out.");
        }
        if (session < 1 || session > SESSION_SECONDS_MAX) {
            throw CommandFailure.usage(
                    "expected 1 to " + SESSION_SECONDS_MAX + " seconds as --session, got " + session,
                    "Choose one well above the longest pause that you expect of a process.");
        }
        RunWorld made = RunWorld.of(
                checked.program(), new DevelopmentKeys(checked.program().name(), RunWorld.KEEPERS));
        DistributedRun run = new DistributedRun(
                checked, made, RunOrigin.of(checked, seed, shape), folder, keys -> setting(made, keys));
        RunView view = new RunView(console());
        LeaseView leases = new LeaseView(console(), checked.program().name());
        try (LeaseService service = LeaseService.open(hosts, made, Duration.ofSeconds(session), folder)) {
            service.embeddedHosts().ifPresent(leases::serves);
            RunResult result =
                    run.run(service.leases(), Duration.ofSeconds(session), leases, json() ? event -> {} : view);
            return ended(checked, result, view);
        } catch (ActorGoneException gone) {
            throw RunFaults.explain(gone);
        } catch (LeaseException failed) {
            throw RunFaults.explain(failed);
        } catch (LogException failed) {
            throw RunFaults.explain(failed, folder);
        } catch (RecordingFailedException failed) {
            throw RunFaults.explain(failed, folder);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw CommandFailure.environment("E_INTERRUPTED", "interrupted before the end", "Start it again.");
        }
    }

    private int run(CheckedProgram checked, RunWorld made, RunKeys keys, RunRecorder recorder)
            throws CommandFailure, IOException {
        RunView view = new RunView(console());
        RunResult result = ProgramRun.simulate(checked, setting(made, keys), recorder, json() ? event -> {} : view);
        Path folder = world;
        if (folder != null) {
            RunWorld.writeSnapshots(folder, result.snapshots());
        }
        return ended(checked, result, view);
    }

    private int ended(CheckedProgram checked, RunResult result, RunView view) throws CommandFailure {
        view.end();
        RunSummary summary = new RunSummary(checked.program().name(), result);
        if (json()) {
            printJson(summary.json(mode, seed));
        } else {
            summary.print(console(), Optional.ofNullable(world));
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
}
