package io.tidemark.runtime.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.log.FencingToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZooKeeperLeasesTest {
    private static final LeaseName INSTANCE = new LeaseName("swap");
    private static final Duration SESSION = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static EmbeddedZooKeeper zooKeeper;

    @BeforeAll
    static void start() throws Exception {
        zooKeeper = EmbeddedZooKeeper.start(Files.createDirectory(folder.resolve("data")), Duration.ofMillis(500));
    }

    @AfterAll
    static void end() {
        zooKeeper.close();
    }

    private static ZooKeeperLeases connect(String hosts) throws Exception {
        return ZooKeeperLeases.connect(hosts, INSTANCE, SESSION);
    }

    @Test
    void acquire_oneAfterTheOther_hasRisingTokens() throws Exception {
        LeaseName name = new LeaseName("rising");
        try (ZooKeeperLeases first = connect(zooKeeper.hosts());
                ZooKeeperLeases second = connect(zooKeeper.hosts())) {
            Lease lease = first.acquire(name, LONG);
            FencingToken token = lease.token();
            assertThat(catchThrowableOfType(LeaseException.class, () -> second.acquire(name, Duration.ZERO))
                            .code())
                    .isEqualTo(LeaseCode.E_LEASE_TAKEN);
            lease.close();
            assertThat(lease.isHeld()).isFalse();

            assertThat(second.acquire(name, LONG).token()).isGreaterThan(token);
        }
    }

    @Test
    void acquire_twoNames_areIndependent() throws Exception {
        try (ZooKeeperLeases first = connect(zooKeeper.hosts());
                ZooKeeperLeases second = connect(zooKeeper.hosts())) {
            first.acquire(new LeaseName("one"), LONG);

            assertThat(second.acquire(new LeaseName("two"), Duration.ZERO).isHeld())
                    .isTrue();
        }
    }

    @Test
    void close_ofTheSession_letsTheNextInAtOnce() throws Exception {
        LeaseName name = new LeaseName("closed");
        ZooKeeperLeases first = connect(zooKeeper.hosts());
        FencingToken token = first.acquire(name, LONG).token();
        first.close();

        try (ZooKeeperLeases second = connect(zooKeeper.hosts())) {
            assertThat(second.acquire(name, LONG).token()).isGreaterThan(token);
        }
    }

    /** R3: a holder that is cut off writes nothing, and a session that ended never holds again, though it reconnects. */
    @Test
    void partition_beyondTheSession_losesTheLeaseForGood() throws Exception {
        LeaseName name = new LeaseName("partition");
        try (TcpProxy proxy = TcpProxy.to(zooKeeper.hosts());
                ZooKeeperLeases cut = connect(proxy.address());
                ZooKeeperLeases other = connect(zooKeeper.hosts())) {
            Lease lease = cut.acquire(name, LONG);
            FencingToken token = lease.token();
            proxy.cut();
            Lease next = other.acquire(name, LONG);

            assertThat(next.token()).isGreaterThan(token);
            proxy.restore();
            next.close();
            assertThat(cut.acquire(name, LONG).token()).isGreaterThan(token);
            assertThat(catchThrowableOfType(LeaseException.class, lease::token).code())
                    .isEqualTo(LeaseCode.E_LEASE_LOST);
        }
    }

    @Test
    void connect_whereNothingListens_saysSo() throws Exception {
        String nowhere;
        try (TcpProxy proxy = TcpProxy.to(zooKeeper.hosts())) {
            nowhere = proxy.address();
        }

        assertThat(catchThrowableOfType(
                                LeaseException.class,
                                () -> ZooKeeperLeases.connect(nowhere, INSTANCE, Duration.ofSeconds(1)))
                        .code())
                .isEqualTo(LeaseCode.E_LEASE_SERVICE);
    }
}
