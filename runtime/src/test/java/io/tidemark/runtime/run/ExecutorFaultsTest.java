package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.lease.EmbeddedZooKeeper;
import io.tidemark.runtime.lease.TcpProxy;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.program.check.CheckedProgram;
import io.tidemark.runtime.replay.Replay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two real processes of one distributed run, with a real ZooKeeper. The one that executes is killed, stopped beyond its
 * session, or cut off from ZooKeeper in the middle of the swap; the other brings it to the same end. {@code
 * -Dtidemark.run.rounds} sets how many faults.
 */
class ExecutorFaultsTest {
    private static final int ROUNDS = Integer.getInteger("tidemark.run.rounds", 3);
    private static final long SEED = Long.getLong("tidemark.seed", 1);
    private static final long SESSION = 6000;
    private static final int BATCHES = 5;
    private static final int ATTEMPTS = 10;

    @TempDir
    private Path folder;

    private EmbeddedZooKeeper zooKeeper;
    private TcpProxy proxy;

    private enum Fault {
        KILL,
        STOP,
        CUT
    }

    @BeforeEach
    void start() throws Exception {
        zooKeeper = EmbeddedZooKeeper.start(Files.createDirectory(folder.resolve("zookeeper")), Duration.ofMillis(500));
        proxy = TcpProxy.to(zooKeeper.hosts());
    }

    @AfterEach
    void end() throws Exception {
        proxy.close();
        zooKeeper.close();
    }

    @Test
    void faults_ofTheExecutor_loseNothingAndNeverLetTwoWrite() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            Fault fault = round < Fault.values().length
                    ? Fault.values()[round]
                    : Fault.values()[random.nextInt(Fault.values().length)];
            String hesitation = random.nextBoolean() ? "0 seconds" : "2 hours";
            int batch = 1 + random.nextInt(BATCHES - 1);
            boolean done = false;
            for (int attempt = 1; !done; attempt++) {
                done = attempt(fault, batch, hesitation, folder.resolve("round" + round + "-" + attempt), attempt);
            }
        }
    }

    /** Whether nothing else happened to the two than the fault: who is not run for longer than a session loses its lease. */
    private boolean attempt(Fault fault, int batch, String hesitation, Path logs, int attempt) throws Exception {
        try {
            round(fault, batch, hesitation, logs);
            return true;
        } catch (ExecutorProcess.EarlyLossException early) {
            assertThat(attempt)
                    .as("attempts in which a process was not run for a session")
                    .isLessThan(ATTEMPTS);
            return false;
        } finally {
            proxy.restore();
        }
    }

    private void round(Fault fault, int batch, String hesitation, Path logs) throws Exception {
        CheckedProgram program = ExecutorProcess.program(hesitation);
        RunResult whole = ProgramRun.simulate(program, ExecutorProcess.setting(program), RunRecorder.NONE, event -> {});
        assertThat(whole.batches()).hasSizeGreaterThanOrEqualTo(BATCHES);
        String root = HexFormat.of().formatHex(whole.state().root().lane().encode());
        try (ExecutorProcess first = ExecutorProcess.start(proxy.address(), SESSION, logs, hesitation)) {
            long token = Long.parseLong(first.await("holds"));
            for (int cut = 1; cut < batch; cut++) {
                first.await("cut " + cut);
                first.goOn();
            }
            first.await("cut " + batch);
            try (ExecutorProcess second = ExecutorProcess.start(zooKeeper.hosts(), SESSION, logs, hesitation)) {
                second.await("stands by");
                switch (fault) {
                    case KILL -> first.kill();
                    case STOP -> first.signal("STOP");
                    case CUT -> proxy.cut();
                }
                long higher = Long.parseLong(second.await("holds"));
                assertThat(higher).isGreaterThan(token);
                if (fault != Fault.KILL) {
                    // The first has the logs open, and believes what it believed.
                    second.await("waits for logs");
                    first.signal("CONT");
                    first.await("lost");
                    first.goOn();
                    assertThat(first.finish())
                            .as("%s: the end of the first", fault)
                            .isEqualTo("E_LEASE_LOST");
                }
                String end = second.finish();
                if (end.startsWith("E_LEASE")) {
                    throw new ExecutorProcess.EarlyLossException();
                }
                assertThat(end)
                        .as("%s at batch %d, %s", fault, batch, hesitation)
                        .isEqualTo(root);
                assertThat(replayed(logs)).isEqualTo(root);
                assertThat(tokens(logs, program)).containsExactly(token, higher);
            }
        }
    }

    private static String replayed(Path logs) throws Exception {
        try (Replay replay = Replay.open(new DirectoryLogFolder(logs), new MemoryNodeStore())) {
            while (replay.next().isPresent()) {}
            return HexFormat.of().formatHex(replay.state().root().lane().encode());
        }
    }

    /** Under which tokens the executor's log was written, in order: that they rise is what no second writer leaves. */
    private static List<Long> tokens(Path logs, CheckedProgram program) throws Exception {
        LogId log = new LogId(ExecutorProcess.setting(program).parameters().instanceId(), RunLogs.EXECUTOR);
        List<Long> tokens = new ArrayList<>();
        try (LogFiles files = new DirectoryLogFolder(logs).open(RunLogs.EXECUTOR)) {
            LogCursor cursor = LogCursor.open(files, log);
            for (Optional<StoredEntry> next = cursor.next(); next.isPresent(); next = cursor.next()) {
                if (next.get().entry().payload() instanceof LogEvent.TokenRaised raised) {
                    tokens.add(raised.token().value());
                }
            }
        }
        return tokens;
    }
}
