package io.tidemark.runtime.lease;

/** What a holder knows of its lease. Never goes back from {@link #LOST}. */
enum LeaseState {
    /** Its node is there, and the service is heard of. */
    HELD,
    /** The service is not heard of, or the node has not been looked at since. */
    SUSPENDED,
    /** The node is gone, or of another session, or the lease was given up. */
    LOST
}
