package io.tidemark.runtime.lease;

import io.tidemark.model.Tick;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.StoredEntry;

/** A log that is written under a lease: no entry without a token that the lease gives out now (spec LSE-6). */
public final class LeasedLog {
    private final LogWriter writer;
    private final Lease lease;

    /** The log, and the lease of its name. Closing either is up to who opened it. */
    public LeasedLog(LogWriter writer, Lease lease) {
        this.writer = writer;
        this.lease = lease;
    }

    /**
     * Puts an entry next in order, as {@link LogWriter#append}.
     *
     * @throws LeaseException if the lease is not held now; nothing was appended
     * @throws LogException E_FENCED if a later holder has written already
     */
    public StoredEntry append(Tick timestamp, LogPayload payload) throws LeaseException, LogException {
        return writer.append(lease.token(), timestamp, payload);
    }

    /**
     * Makes durable what was appended, if the lease is held still.
     *
     * @throws LeaseException if it is not: what was appended is not acknowledged, and may be there or not
     */
    public LogHead sync() throws LeaseException, LogException {
        lease.token();
        return writer.sync();
    }
}
