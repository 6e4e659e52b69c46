package io.tidemark.cli.run;

import io.tidemark.runtime.lease.EmbeddedZooKeeper;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.lease.LeaseName;
import io.tidemark.runtime.lease.Leases;
import io.tidemark.runtime.lease.ZooKeeperLeases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a run has its leases from: a ZooKeeper that is there, or one of its own to try it out. */
public final class LeaseService implements AutoCloseable {
    /** Instead of hosts. */
    public static final String EMBEDDED = "embedded";

    /** ZooKeeper allows a session 2 to 20 of its ticks. */
    private static final int TICKS_A_SESSION = 4;

    private final @Nullable EmbeddedZooKeeper server;
    private final Leases leases;

    private LeaseService(@Nullable EmbeddedZooKeeper server, Leases leases) {
        this.server = server;
        this.leases = leases;
    }

    /**
     * Connects.
     *
     * @param hosts of ZooKeeper; or {@link #EMBEDDED}, which starts one that keeps its data below the world
     * @param world whose leases they are: its instance
     * @throws LeaseException E_LEASE_SERVICE
     */
    public static LeaseService open(String hosts, RunWorld world, Duration session, Path folder)
            throws LeaseException, InterruptedException, IOException {
        EmbeddedZooKeeper server = null;
        boolean done = false;
        try {
            if (hosts.equals(EMBEDDED)) {
                Path data = Files.createDirectories(folder.resolve(RunWorld.LEASE_SERVICE));
                server = EmbeddedZooKeeper.start(data, session.dividedBy(TICKS_A_SESSION));
            }
            Leases leases = ZooKeeperLeases.connect(
                    server == null ? hosts : server.hosts(), new LeaseName(world.name()), session);
            done = true;
            return new LeaseService(server, leases);
        } finally {
            if (!done && server != null) {
                server.close();
            }
        }
    }

    /** The leases. */
    public Leases leases() {
        return leases;
    }

    /** What others connect to, if it is a service of this process. */
    public Optional<String> embeddedHosts() {
        return Optional.ofNullable(server).map(EmbeddedZooKeeper::hosts);
    }

    @Override
    public void close() {
        leases.close();
        if (server != null) {
            server.close();
        }
    }
}
