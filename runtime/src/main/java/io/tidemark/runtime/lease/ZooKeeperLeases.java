package io.tidemark.runtime.lease;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.state.ConnectionState;
import org.apache.curator.retry.ExponentialBackoffRetry;

/**
 * Leases of a ZooKeeper ensemble, through Curator (spec 20.4). One session; when it ends, all leases of it are lost.
 */
public final class ZooKeeperLeases implements Leases {
    /** How long a session outlives its last sign of life, unless said otherwise: well above a pause for garbage. */
    public static final Duration SESSION = Duration.ofSeconds(15);

    private static final String NAMESPACE = "tidemark";
    private static final int RETRY_MILLIS = 200;
    private static final int RETRIES = 3;

    private final CuratorFramework client;
    private final Set<ZooKeeperLease> held = ConcurrentHashMap.newKeySet();

    private ZooKeeperLeases(CuratorFramework client) {
        this.client = client;
    }

    /**
     * Connects.
     *
     * @param hosts as ZooKeeper takes them, for example {@code zk1:2181,zk2:2181}
     * @param instance whose leases they are: instances that share an ensemble do not meet
     * @param session how long a session outlives its last sign of life
     * @throws LeaseException E_LEASE_SERVICE if nothing answers in that time
     * @throws InterruptedException if interrupted while waiting
     */
    public static ZooKeeperLeases connect(String hosts, LeaseName instance, Duration session)
            throws LeaseException, InterruptedException {
        int millis = Math.toIntExact(session.toMillis());
        CuratorFramework client = CuratorFrameworkFactory.builder()
                .connectString(hosts)
                .namespace(NAMESPACE + "/" + instance)
                .sessionTimeoutMs(millis)
                .connectionTimeoutMs(millis)
                .retryPolicy(new ExponentialBackoffRetry(RETRY_MILLIS, RETRIES))
                .build();
        ZooKeeperLeases leases = new ZooKeeperLeases(client);
        client.getConnectionStateListenable().addListener((source, state) -> leases.heard(state));
        client.start();
        boolean connected = false;
        try {
            connected = client.blockUntilConnected(millis, TimeUnit.MILLISECONDS);
        } finally {
            if (!connected) {
                client.close();
            }
        }
        if (!connected) {
            throw new LeaseException(
                    LeaseCode.E_LEASE_SERVICE,
                    "expected ZooKeeper at " + hosts + ", and nothing answered within " + session.toMillis()
                            + " ms; start it, or give its hosts");
        }
        return leases;
    }

    private void heard(ConnectionState state) {
        switch (state) {
            case CONNECTED, READ_ONLY -> {}
            case SUSPENDED -> held.forEach(ZooKeeperLease::suspend);
            case RECONNECTED -> held.forEach(ZooKeeperLease::resume);
            case LOST -> held.forEach(ZooKeeperLease::lose);
        }
    }

    /** While sessions change, a lease may be lost in the moment in which it is acquired; then there is another try. */
    @Override
    public Lease acquire(LeaseName name, Duration patience) throws LeaseException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            try {
                return tryAcquire(name, left);
            } catch (LeaseException refused) {
                boolean again = refused.code() != LeaseCode.E_LEASE_TAKEN
                        && client.blockUntilConnected((int) left.toMillis(), TimeUnit.MILLISECONDS)
                        && deadline - System.nanoTime() > 0;
                if (!again) {
                    throw refused;
                }
            }
        }
    }

    private Lease tryAcquire(LeaseName name, Duration patience) throws LeaseException, InterruptedException {
        ZooKeeperLease lease = new ZooKeeperLease(client, name, held::remove);
        held.add(lease);
        boolean acquired = false;
        try {
            lease.acquire(patience);
            acquired = true;
            return lease;
        } finally {
            if (!acquired) {
                lease.close();
            }
        }
    }

    @Override
    public void close() {
        held.forEach(ZooKeeperLease::close);
        client.close();
    }
}
