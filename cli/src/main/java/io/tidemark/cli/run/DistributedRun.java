package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.lease.Leases;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.run.ExecutorSeat;
import io.tidemark.runtime.run.ProgramRun;
import io.tidemark.runtime.run.RunEvent;
import io.tidemark.runtime.run.RunKeys;
import io.tidemark.runtime.run.RunLogs;
import io.tidemark.runtime.run.RunResult;
import io.tidemark.runtime.run.RunSetting;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A run that any number of processes are ready to execute (spec PRG-41): who has the executor's lease does, the others
 * stand by. Who comes next runs the program again from its beginning, which gives the same effects, compares them with
 * what is logged, and writes the rest.
 */
public final class DistributedRun {
    private final CheckedProgram checked;
    private final RunWorld world;
    private final RunOrigin origin;
    private final Path folder;
    private final Setting setting;

    /** A run into a folder, which is new or of the same run. */
    public DistributedRun(CheckedProgram checked, RunWorld world, RunOrigin origin, Path folder, Setting setting) {
        this.checked = checked;
        this.world = world;
        this.origin = origin;
        this.folder = folder;
        this.setting = setting;
    }

    /** Where the program runs, once it is known who signs. */
    @FunctionalInterface
    public interface Setting {
        /** The setting with those keys. */
        RunSetting with(RunKeys keys) throws CommandFailure;
    }

    /**
     * Waits for its turn, and runs the program to its end.
     *
     * @param session how long a lease outlives the last sign of life: a suspended one is waited for twice as long
     * @throws LeaseException if the service cannot be asked
     * @throws io.tidemark.runtime.run.RecordingFailedException E_LEASE_LOST, E_LEASE_SUSPENDED, E_FENCED, E_RUN_DIVERGED
     */
    public RunResult run(Leases leases, Duration session, ExecutorSeat.News news, Consumer<RunEvent> listener)
            throws LeaseException, InterruptedException, CommandFailure, LogException, MalformedFileException,
                    IOException {
        try (ExecutorSeat seat = ExecutorSeat.take(leases, session, news)) {
            world.prepare(folder, origin);
            RunKeys keepers = new DevelopmentKeys(world.name(), RunWorld.KEEPERS);
            // The processes end before the logs are given back, so that a successor finds all of them gone.
            try (RunLogs logs = seat.open(
                            new DirectoryLogFolder(folder.resolve(WorldLogs.FOLDER)),
                            world.parameters(),
                            RunWorld.KEEPERS);
                    ActorProcesses actors = ActorProcesses.start(
                            folder,
                            List.copyOf(world.programs().keySet()),
                            world.parameters().instanceId(),
                            keepers)) {
                RunResult result = ProgramRun.simulate(checked, setting.with(actors), logs, listener);
                seat.requireHeld();
                if (result.failure().isEmpty()) {
                    actors.settle();
                }
                RunWorld.writeSnapshots(folder, result.snapshots());
                return result;
            }
        }
    }
}
