package io.tidemark.runtime.lease;

import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.locks.InterProcessMutex;
import org.jspecify.annotations.Nullable;

/** Curator's lock, which also says which node is ours. Used from one thread, since a lock belongs to its thread. */
final class LeaseMutex extends InterProcessMutex {
    LeaseMutex(CuratorFramework client, LeaseName name) {
        super(client, "/leases/" + name);
    }

    /** The path of the node that holds the lock; null if this thread does not hold it. */
    @Nullable
    String node() {
        return getLockPath();
    }
}
