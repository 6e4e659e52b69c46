package io.tidemark.runtime.lease;

import io.tidemark.model.log.FencingToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.data.Stat;

/**
 * A lease in ZooKeeper: a node of Curator's lock. Its token is the zxid at which the node was made. All talk with Curator is
 * on a thread of its own: a lock belongs to the thread that took it, and what is heard of the connection must not wait.
 */
final class ZooKeeperLease implements Lease {
    private final CuratorFramework client;
    private final LeaseName name;
    private final LeaseMutex mutex;
    private final Consumer<ZooKeeperLease> over;
    private final ExecutorService thread;

    private final Object lock = new Object();
    private LeaseState state = LeaseState.SUSPENDED;
    private FencingToken token = FencingToken.NONE;
    // Counts what was heard of the connection: a look at the node says nothing if something came in between.
    private long heard;
    private final List<Runnable> whenLost = new ArrayList<>();

    ZooKeeperLease(CuratorFramework client, LeaseName name, Consumer<ZooKeeperLease> over) {
        this.client = client;
        this.name = name;
        this.mutex = new LeaseMutex(client, name);
        this.over = over;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("lease-" + name).factory());
    }

    void acquire(Duration patience) throws LeaseException, InterruptedException {
        Future<Boolean> taking = thread.submit(() -> mutex.acquire(patience.toMillis(), TimeUnit.MILLISECONDS));
        boolean taken;
        try {
            taken = taking.get();
        } catch (ExecutionException failed) {
            throw service(failed);
        } catch (InterruptedException stopped) {
            taking.cancel(true);
            throw stopped;
        }
        if (!taken) {
            throw new LeaseException(
                    LeaseCode.E_LEASE_TAKEN,
                    "expected the lease " + name + " to be free within " + patience.toMillis()
                            + " ms, but another has it");
        }
        confirmNow();
    }

    /** Looks at the node once: it must be there, and of the session that is on now (CURATOR-604). */
    private void confirmNow() throws LeaseException, InterruptedException {
        try {
            thread.submit(confirm()).get();
        } catch (ExecutionException failed) {
            throw service(failed);
        }
        token();
    }

    private LeaseException service(ExecutionException failed) {
        Throwable cause = failed.getCause() == null ? failed : failed.getCause();
        return new LeaseException(
                LeaseCode.E_LEASE_SERVICE,
                "expected ZooKeeper to answer about the lease " + name + ", got " + cause,
                cause);
    }

    private Callable<Void> confirm() {
        return () -> {
            long before;
            synchronized (lock) {
                before = heard;
            }
            String node = mutex.node();
            Stat stat = node == null ? null : client.checkExists().forPath(path(node));
            long session = client.getZookeeperClient().getZooKeeper().getSessionId();
            synchronized (lock) {
                if (stat == null || stat.getEphemeralOwner() != session) {
                    fall();
                } else if (state != LeaseState.LOST && heard == before) {
                    token = new FencingToken(stat.getCzxid());
                    state = LeaseState.HELD;
                    lock.notifyAll();
                }
            }
            return null;
        };
    }

    /** Curator tells paths with the namespace in front, and takes them without. */
    private String path(String node) {
        String prefix = "/" + client.getNamespace();
        return node.startsWith(prefix + "/") ? node.substring(prefix.length()) : node;
    }

    void suspend() {
        synchronized (lock) {
            heard++;
            if (state == LeaseState.HELD) {
                state = LeaseState.SUSPENDED;
            }
        }
    }

    void resume() {
        synchronized (lock) {
            heard++;
        }
        try {
            Future<Void> confirming = thread.submit(confirm());
            if (confirming.isCancelled()) {
                lose();
            }
        } catch (RejectedExecutionException closed) {
            lose();
        }
    }

    void lose() {
        synchronized (lock) {
            heard++;
            fall();
        }
    }

    /** With the lock held: it is over, and whoever waits or wants to know hears of it. */
    private void fall() {
        state = LeaseState.LOST;
        lock.notifyAll();
        whenLost.forEach(Runnable::run);
        whenLost.clear();
    }

    @Override
    public void whenLost(Runnable action) {
        synchronized (lock) {
            if (state == LeaseState.LOST) {
                action.run();
            } else {
                whenLost.add(action);
            }
        }
    }

    @Override
    public FencingToken await(Duration patience) throws LeaseException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (lock) {
            long left = deadline - System.nanoTime();
            while (state == LeaseState.SUSPENDED && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
                left = deadline - System.nanoTime();
            }
            return token();
        }
    }

    @Override
    public LeaseName name() {
        return name;
    }

    @Override
    public FencingToken token() throws LeaseException {
        synchronized (lock) {
            return switch (state) {
                case HELD -> token;
                case SUSPENDED ->
                    throw new LeaseException(
                            LeaseCode.E_LEASE_SUSPENDED,
                            "expected to hear of ZooKeeper, which holds the lease " + name
                                    + "; wait until it is there again, and write nothing until then");
                case LOST ->
                    throw new LeaseException(
                            LeaseCode.E_LEASE_LOST,
                            "expected to hold the lease " + name + ", which is over; acquire it anew and read the log"
                                    + " before writing");
            };
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            whenLost.clear();
        }
        lose();
        over.accept(this);
        try {
            Future<?> released = thread.submit(this::release);
            if (released.isCancelled()) {
                return;
            }
        } catch (RejectedExecutionException closedBefore) {
            return;
        }
        thread.shutdown();
    }

    private void release() {
        try {
            if (mutex.isOwnedByCurrentThread()) {
                mutex.release();
            }
        } catch (Exception gone) {
            // The node ends with the session.
        }
    }
}
