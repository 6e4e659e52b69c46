package io.tidemark.runtime.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.DirectoryLogFiles;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real processes that hold a lease of a real ZooKeeper, killed, stopped beyond their session, and cut off from ZooKeeper but
 * not from the log. {@code -Dtidemark.lease.rounds} sets how many faults.
 */
class ProcessFaultsTest {
    private static final LogId LOG = new LogId(new InstanceId(Fr.ONE), new ActorId("bank"));
    private static final int ROUNDS = Integer.getInteger("tidemark.lease.rounds", 3);
    private static final long SEED = Long.getLong("tidemark.seed", 1);
    private static final long SESSION = 4000;
    private static final int WRITES = 3;

    @TempDir
    private Path folder;

    private EmbeddedZooKeeper zooKeeper;
    private LogHost log;
    private final List<TcpProxy> proxies = new ArrayList<>();
    private final List<HolderProcess> holders = new ArrayList<>();

    private enum Fault {
        KILL,
        STOP,
        CUT
    }

    @BeforeEach
    void start() throws Exception {
        zooKeeper = EmbeddedZooKeeper.start(Files.createDirectory(folder.resolve("zookeeper")), Duration.ofMillis(500));
        Path logFolder = Files.createDirectory(folder.resolve("bank"));
        log = LogHost.of(LogWriter.open(DirectoryLogFiles.open(logFolder), LOG));
        for (int i = 0; i < 2; i++) {
            proxies.add(TcpProxy.to(zooKeeper.hosts()));
            holders.add(startHolder(i));
        }
    }

    private HolderProcess startHolder(int number) throws Exception {
        return HolderProcess.start(proxies.get(number).address(), SESSION, log.port(), "holder" + number);
    }

    @AfterEach
    void end() throws Exception {
        for (HolderProcess holder : holders) {
            holder.close();
        }
        for (TcpProxy proxy : proxies) {
            proxy.close();
        }
        log.close();
        zooKeeper.close();
    }

    @Test
    void faults_neverLetTwoWrite() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int fenced = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Fault fault = round < Fault.values().length
                    ? Fault.values()[round]
                    : Fault.values()[random.nextInt(Fault.values().length)];
            fenced += round(round % 2, fault, 1 + random.nextInt(WRITES));
        }
        requireOrder();
        System.out.printf(
                "leases: %d faults, %d writes acknowledged, %d stale writes refused%n",
                ROUNDS, log.writes().size(), fenced);
    }

    /** One holder writes, something happens to it, the other takes over, and the first comes back. */
    private int round(int first, Fault fault, int writes) throws Exception {
        HolderProcess old = holders.get(first);
        HolderProcess next = holders.get(1 - first);
        long token = old.acquire();
        for (int i = 0; i < writes; i++) {
            assertThat(old.ask("append")).startsWith("ok ");
        }
        switch (fault) {
            case KILL -> old.close();
            case STOP -> old.stop();
            case CUT -> proxies.get(first).cut();
        }
        long higher = next.acquire();
        assertThat(higher).as("%s: the token of the next holder", fault).isGreaterThan(token);
        assertThat(next.ask("append")).startsWith("ok ");
        int before = log.writes().size();
        int fenced = 0;
        switch (fault) {
            case KILL -> holders.set(first, startHolder(first));
            case STOP -> {
                old.resume();
                assertThat(old.ask("force")).as("the write of the stopped one").isEqualTo("E_FENCED");
                fenced++;
            }
            case CUT -> {
                assertThat(old.ask("append"))
                        .as("of one who hears nothing")
                        .isIn("E_LEASE_SUSPENDED", "E_LEASE_LOST", "E_FENCED");
                assertThat(old.ask("force")).as("the write of the one cut off").isEqualTo("E_FENCED");
                proxies.get(first).restore();
                fenced++;
            }
        }
        assertThat(holders.get(first).ask("append"))
                .as("%s: of the one before", fault)
                .doesNotStartWith("ok");
        assertThat(log.writes()).hasSize(before);
        assertThat(next.ask("append")).startsWith("ok ");
        assertThat(next.ask("release")).isEqualTo("released");
        return fenced;
    }

    /** In the log: tokens only rise, each was one holder's, and what was acknowledged is there. */
    private void requireOrder() throws Exception {
        Map<Long, String> holderOf = new HashMap<>();
        long highest = 0;
        for (LogHost.Write write : log.writes()) {
            assertThat(write.token()).isGreaterThanOrEqualTo(highest);
            assertThat(holderOf.merge(write.token(), write.holder(), (a, b) -> a))
                    .isEqualTo(write.holder());
            highest = write.token();
        }
        LogCursor cursor = LogCursor.open(DirectoryLogFiles.open(folder.resolve("bank")), LOG);
        Map<Long, String> logged = new HashMap<>();
        long raised = 0;
        Optional<StoredEntry> entry = cursor.next();
        while (entry.isPresent()) {
            if (entry.get().entry().payload() instanceof LogEvent.TokenRaised event) {
                assertThat(event.token().value()).isGreaterThan(raised);
                raised = event.token().value();
            }
            if (entry.get().entry().payload() instanceof LogEvent.Restarted event) {
                logged.put(entry.get().entry().sequence(), event.version());
            }
            entry = cursor.next();
        }
        assertThat(log.writes())
                .allSatisfy(write -> assertThat(logged).containsEntry(write.sequence(), write.holder()));
        assertThat(logged).hasSameSizeAs(log.writes());
        assertThat(raised).isEqualTo(highest);
    }
}
