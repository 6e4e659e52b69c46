package io.tidemark.runtime.lease;

import java.time.Duration;

/** Gives out leases, each to one holder at a time. Safe for use by many threads. */
public interface Leases extends AutoCloseable {
    /**
     * Acquires a lease, waiting for whoever has it.
     *
     * @param patience how long to wait at most; zero not to wait
     * @throws LeaseException E_LEASE_TAKEN if another has it all that time; E_LEASE_SERVICE
     * @throws InterruptedException if interrupted while waiting; then nothing was acquired
     */
    Lease acquire(LeaseName name, Duration patience) throws LeaseException, InterruptedException;

    /** Gives up all leases, and the session. */
    @Override
    void close();
}
