package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.lease.Lease;
import io.tidemark.runtime.lease.LeaseCode;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.lease.LeaseName;
import io.tidemark.runtime.lease.Leases;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.WriteGate;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.run.LeaseGate;
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
    /** How long to wait for a turn before asking again. */
    private static final Duration TURN = Duration.ofHours(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

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

    /** What this process is told of its lease. */
    public interface News {
        /** Another executes; this one waits. */
        void standsBy();

        /** This one executes from here on. */
        void holds(FencingToken token);

        /** The executor before, which has no lease any more, has not let go of the logs. */
        void waitsForLogs();

        /** The lease service is not heard of; nothing is written until it is. */
        void suspended();

        /** The lease is over; nothing is written any more. */
        void lost();
    }

    /**
     * Waits for its turn, and runs the program to its end.
     *
     * @param session how long a lease outlives the last sign of life: a suspended one is waited for twice as long
     * @throws LeaseException if the service cannot be asked
     * @throws io.tidemark.runtime.run.RecordingFailedException E_LEASE_LOST, E_LEASE_SUSPENDED, E_FENCED, E_RUN_DIVERGED
     */
    public RunResult run(Leases leases, Duration session, News news, Consumer<RunEvent> listener)
            throws LeaseException, InterruptedException, CommandFailure, LogException, MalformedFileException,
                    IOException {
        try (Lease lease = acquire(leases, news)) {
            FencingToken token = lease.token();
            news.holds(token);
            lease.whenLost(news::lost);
            LeaseGate gate = new LeaseGate(lease, session.multipliedBy(2), news::suspended);
            world.prepare(folder, origin);
            RunKeys keepers = new DevelopmentKeys(world.name(), RunWorld.KEEPERS);
            // The processes end before the logs are given back, so that a successor finds all of them gone.
            try (RunLogs logs = open(token, gate, news);
                    ActorProcesses actors =
                            ActorProcesses.start(folder, List.copyOf(world.programs().keySet()), keepers)) {
                RunResult result = ProgramRun.simulate(checked, setting.with(actors), logs, listener);
                gate.pass();
                RunWorld.writeSnapshots(folder, result.snapshots());
                return result;
            }
        }
    }

    private static Lease acquire(Leases leases, News news) throws LeaseException, InterruptedException {
        LeaseName name = LeaseName.of(RunLogs.EXECUTOR);
        Duration patience = Duration.ZERO;
        while (true) {
            try {
                return leases.acquire(name, patience);
            } catch (LeaseException taken) {
                if (taken.code() != LeaseCode.E_LEASE_TAKEN) {
                    throw taken;
                }
                if (patience.isZero()) {
                    news.standsBy();
                }
                patience = TURN;
            }
        }
    }

    /** The process before may still have the logs open, for it is stopped or does not know yet (spec LSE-9). */
    private RunLogs open(FencingToken token, WriteGate gate, News news)
            throws LogException, IOException, InterruptedException {
        DirectoryLogFolder logs = new DirectoryLogFolder(folder.resolve(WorldLogs.FOLDER));
        boolean told = false;
        while (true) {
            gate.pass();
            try {
                return RunLogs.open(logs, world.parameters(), RunWorld.KEEPERS, token, gate);
            } catch (LogException locked) {
                if (locked.fault().code() != LogCode.E_LOG_LOCKED) {
                    throw locked;
                }
            }
            if (!told) {
                news.waitsForLogs();
                told = true;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
