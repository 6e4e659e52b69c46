package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.StateRoot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.lease.Lease;
import io.tidemark.runtime.lease.LeaseName;
import io.tidemark.runtime.lease.SimulatedLeaseService;
import io.tidemark.runtime.lease.SimulatedLeases;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.MemoryLogFolder;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.log.WriteGate;
import io.tidemark.runtime.program.Examples;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.replay.Replay;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that was broken off is gone on with by whoever has the executor's lease next (spec PRG-42). */
final class ContinuedRunTest {
    private static final List<String> KEEPERS = List.of("harbour", "lighthouse");
    private static final long SEED = 7;
    /** Of how many writes one fails in turn. */
    private static final int STRIDE = Integer.getInteger("tidemark.run.stride", 11);

    private static final LeaseName EXECUTOR = LeaseName.of(RunLogs.EXECUTOR);

    private static CheckedProgram program(String file, String hesitation) throws Exception {
        return Checker.check(
                        ProgramFiles.load(Examples.file(file)),
                        hesitation == null ? Map.of() : Map.of("hesitation", hesitation))
                .program()
                .orElseThrow();
    }

    private static RunResult run(CheckedProgram program, LogFolder logs, long seed, long token)
            throws LogException, IOException {
        return run(program, logs, seed, token, WriteGate.OPEN, event -> {});
    }

    private static RunResult run(
            CheckedProgram program, LogFolder logs, long seed, long token, WriteGate gate, Consumer<RunEvent> listener)
            throws LogException, IOException {
        RunSetting setting = Stage.setting(program.program(), seed, 3);
        try (RunLogs recorder = RunLogs.open(logs, setting.parameters(), KEEPERS, new FencingToken(token), gate)) {
            return ProgramRun.simulate(program, setting, recorder, listener);
        }
    }

    private static StateRoot replayed(LogFolder logs) throws Exception {
        try (Replay replay = Replay.open(logs, new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            assertThat(replay.pending()).isEmpty();
            return replay.state().root();
        }
    }

    @ParameterizedTest
    @CsvSource({"swap.yaml, 0 seconds", "swap.yaml, 2 hours", "ring.yaml,"})
    void brokenOffAtAnyWrite_isBroughtToTheSameEnd(String file, String hesitation) throws Exception {
        CheckedProgram program = program(file, hesitation);
        StateRoot whole = run(program, new MemoryLogFolder(), SEED, 1).state().root();
        int faults = 0;
        boolean failed = true;
        while (failed) {
            LogFolder disk = new MemoryLogFolder();
            FailingFolder failing = new FailingFolder(disk, faults);
            try {
                run(program, failing, SEED, 1);
            } catch (LogException | RecordingFailedException broken) {
                assertThat(String.valueOf(broken.getMessage())).contains("E_LOG_IO");
            }
            failed = failing.hasFailed();
            faults += STRIDE;

            assertThat(run(program, disk, SEED, 2).state().root()).isEqualTo(whole);
            assertThat(replayed(disk)).isEqualTo(whole);
        }
        assertThat(faults).isGreaterThan(40);
    }

    @Test
    void again_writesNoEntryButTheToken() throws Exception {
        CheckedProgram program = program("swap.yaml", "0 seconds");
        LogFolder disk = new MemoryLogFolder();
        run(program, disk, SEED, 1);
        Map<String, Long> before = sizes(disk, program);
        run(program, disk, SEED, 2);
        Map<String, Long> after = sizes(disk, program);

        assertThat(after.remove("executor")).isEqualTo(before.remove("executor") + 1);
        assertThat(after).isEqualTo(before);
    }

    private static Map<String, Long> sizes(LogFolder logs, CheckedProgram program) throws Exception {
        Map<String, Long> sizes = new TreeMap<>();
        for (var actor : logs.actors()) {
            sizes.put(actor.name(), (long) entries(logs, program, actor.name()).size());
        }
        return sizes;
    }

    private static List<StoredEntry> entries(LogFolder logs, CheckedProgram program, String actor) throws Exception {
        var id = new ActorId(actor);
        LogCursor cursor = LogCursor.open(
                logs.open(id),
                new LogId(Stage.setting(program.program(), SEED).parameters().instanceId(), id));
        List<StoredEntry> entries = new ArrayList<>();
        for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
            entries.add(next.get());
        }
        return entries;
    }

    @Test
    void anotherSeed_isRefusedAndWritesNothing() throws Exception {
        CheckedProgram program = program("wages.yaml", null);
        LogFolder disk = new MemoryLogFolder();
        StateRoot root = run(program, disk, SEED, 1).state().root();

        assertThat(catchThrowableOfType(RecordingFailedException.class, () -> run(program, disk, SEED + 1, 2))
                        .code())
                .isEqualTo("E_RUN_DIVERGED");
        assertThat(replayed(disk)).isEqualTo(root);
    }

    @Test
    void anotherProgramOfTheInstance_isRefused() throws Exception {
        LogFolder disk = new MemoryLogFolder();
        run(program("swap.yaml", "0 seconds"), disk, SEED, 1);
        CheckedProgram other = program("swap.yaml", "2 hours");

        assertThatThrownBy(() -> run(other, disk, SEED, 2))
                .isInstanceOf(RecordingFailedException.class)
                .hasMessageContaining("which this run makes");
    }

    @Test
    void tokenBelowTheLogs_isFenced() throws Exception {
        CheckedProgram program = program("gift.yaml", null);
        LogFolder disk = new MemoryLogFolder();
        run(program, disk, SEED, 9);

        assertThat(catchThrowableOfType(LogException.class, () -> run(program, disk, SEED, 8))
                        .fault()
                        .code())
                .isEqualTo(LogCode.E_FENCED);
    }

    /** The first is silent for longer than its session, in the middle; another takes over; the first finds out at its next write. */
    @Test
    void leaseLostInTheMiddle_endsTheRun_andTheNextHolderEndsIt() throws Exception {
        CheckedProgram program = program("swap.yaml", "0 seconds");
        StateRoot whole = run(program, new MemoryLogFolder(), SEED, 1).state().root();
        LogFolder disk = new MemoryLogFolder();
        SimulatedLeaseService service = new SimulatedLeaseService(1000);
        SimulatedLeases first = service.connect();
        SimulatedLeases second = service.connect();
        Lease lease = first.acquire(EXECUTOR, Duration.ZERO);
        long token = lease.token().value();
        List<String> told = new ArrayList<>();
        lease.whenLost(() -> told.add("lost"));
        Consumer<RunEvent> silence = event -> {
            if (event instanceof RunEvent.Cut cut && cut.sequence() == 2) {
                first.cutOff(true);
                service.advance(2000);
            }
        };

        RecordingFailedException ended = catchThrowableOfType(
                RecordingFailedException.class,
                () -> run(
                        program,
                        disk,
                        SEED,
                        token,
                        new LeaseGate(lease, Duration.ZERO, () -> told.add("suspended")),
                        silence));

        assertThat(ended.code()).isEqualTo("E_LEASE_LOST");
        assertThat(told).containsExactly("lost");
        Lease next = second.acquire(EXECUTOR, Duration.ZERO);
        assertThat(run(program, disk, SEED, next.token().value()).state().root())
                .isEqualTo(whole);
        assertThat(replayed(disk)).isEqualTo(whole);
        List<Long> tokens = entries(disk, program, "executor").stream()
                .map(stored -> stored.entry().payload())
                .filter(LogEvent.TokenRaised.class::isInstance)
                .map(payload -> ((LogEvent.TokenRaised) payload).token().value())
                .toList();
        assertThat(tokens).containsExactly(token, next.token().value());
    }

    /** Suspended is not lost: who is heard of again in time goes on under the same token. */
    @Test
    void leaseSuspended_isWaitedFor_andTooLongEndsTheRun() throws Exception {
        CheckedProgram program = program("gift.yaml", null);
        SimulatedLeaseService service = new SimulatedLeaseService(1000);
        SimulatedLeases client = service.connect();
        Lease lease = client.acquire(EXECUTOR, Duration.ZERO);
        LogFolder disk = new MemoryLogFolder();
        client.cutOff(true);
        service.advance(100);
        long token = 1;
        LeaseGate heardAgain = new LeaseGate(lease, Duration.ZERO, () -> {
            client.cutOff(false);
            service.advance(100);
        });

        assertThat(run(program, disk, SEED, token, heardAgain, event -> {}).failure())
                .isEmpty();
        client.cutOff(true);
        service.advance(100);
        LeaseGate notHeard = new LeaseGate(lease, Duration.ZERO, () -> {});
        assertThat(catchThrowableOfType(
                                RecordingFailedException.class,
                                () -> run(program, disk, SEED, token, notHeard, event -> {}))
                        .code())
                .isEqualTo("E_LEASE_SUSPENDED");
    }
}
