package io.tidemark.runtime.lease;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.zookeeper.server.embedded.ExitHandler;
import org.apache.zookeeper.server.embedded.ZooKeeperServerEmbedded;

/** A ZooKeeper of one server inside this process, for demonstrations and tests: it ends with the process. */
public final class EmbeddedZooKeeper implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ZooKeeperServerEmbedded server;
    private final String hosts;

    private EmbeddedZooKeeper(ZooKeeperServerEmbedded server, String hosts) {
        this.server = server;
        this.hosts = hosts;
    }

    /**
     * Starts a server on a free port of this machine.
     *
     * @param folder where it keeps its data
     * @param tick the shortest session is two of these
     * @throws LeaseException E_LEASE_SERVICE if it does not start
     */
    public static EmbeddedZooKeeper start(Path folder, Duration tick) throws LeaseException, InterruptedException {
        Properties settings = new Properties();
        settings.setProperty("clientPort", "0");
        settings.setProperty("clientPortAddress", "127.0.0.1");
        settings.setProperty("tickTime", String.valueOf(tick.toMillis()));
        settings.setProperty("admin.enableServer", "false");
        settings.setProperty("maxClientCnxns", "0");
        try {
            ZooKeeperServerEmbedded server = ZooKeeperServerEmbedded.builder()
                    .baseDir(folder)
                    .configuration(settings)
                    .exitHandler(ExitHandler.LOG_ONLY)
                    .build();
            server.start(PATIENCE.toMillis());
            return new EmbeddedZooKeeper(server, server.getConnectionString());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failed) {
            throw new LeaseException(
                    LeaseCode.E_LEASE_SERVICE, "expected a ZooKeeper server in " + folder + ", got " + failed, failed);
        }
    }

    /** What clients connect to, for example {@code 127.0.0.1:40123}. */
    public String hosts() {
        return hosts;
    }

    @Override
    public void close() {
        server.close();
    }
}
