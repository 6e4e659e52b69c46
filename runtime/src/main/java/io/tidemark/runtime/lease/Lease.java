package io.tidemark.runtime.lease;

import io.tidemark.model.log.FencingToken;

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

    /** Gives it up, if it is still held. */
    @Override
    void close();
}
