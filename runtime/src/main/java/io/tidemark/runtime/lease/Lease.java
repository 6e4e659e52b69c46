package io.tidemark.runtime.lease;

import io.tidemark.model.log.FencingToken;
import java.time.Duration;

/** A lease that was acquired. Safe for use by many threads. */
public interface Lease extends AutoCloseable {
    /** What it is of. */
    LeaseName name();

    /**
     * The token to write under. It is higher than that of every holder before. Asked for before each write; a write that
     * comes too late nonetheless, since the process was paused in between, is refused by the log.
     *
     * @throws LeaseException E_LEASE_SUSPENDED while the service is not heard of; E_LEASE_LOST when it is over
     */
    FencingToken token() throws LeaseException;

    /** Whether {@link #token} would give it now. */
    default boolean isHeld() {
        try {
            token();
            return true;
        } catch (LeaseException notNow) {
            return false;
        }
    }

    /**
     * The token, as {@link #token}; while the lease is suspended, waits until it is held again or lost.
     *
     * @param patience how long to wait at most
     * @throws LeaseException E_LEASE_SUSPENDED if it is suspended all that time; E_LEASE_LOST
     * @throws InterruptedException if interrupted while waiting
     */
    FencingToken await(Duration patience) throws LeaseException, InterruptedException;

    /** Has this run once, when the lease is lost; at once if it is. It must not wait. */
    void whenLost(Runnable action);

    /** Gives it up, if it is still held. */
    @Override
    void close();
}
