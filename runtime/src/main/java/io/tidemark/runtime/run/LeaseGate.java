package io.tidemark.runtime.run;

import io.tidemark.runtime.lease.Lease;
import io.tidemark.runtime.lease.LeaseCode;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.log.WriteGate;
import java.time.Duration;

/**
 * Lets a run write while its lease is held. While the lease is suspended the run waits; when it is lost, or suspended for
 * too long, the run ends with {@link RecordingFailedException}.
 */
public final class LeaseGate implements WriteGate {
    private final Lease lease;
    private final Duration patience;
    private final Runnable whenSuspended;

    /**
     * Under that lease.
     *
     * @param patience how long to wait for a suspended lease
     * @param whenSuspended told before each wait
     */
    public LeaseGate(Lease lease, Duration patience, Runnable whenSuspended) {
        this.lease = lease;
        this.patience = patience;
        this.whenSuspended = whenSuspended;
    }

    @Override
    public void pass() {
        try {
            lease.token();
        } catch (LeaseException notNow) {
            if (notNow.code() != LeaseCode.E_LEASE_SUSPENDED) {
                throw failed(notNow);
            }
            whenSuspended.run();
            hold();
        }
    }

    private void hold() {
        try {
            lease.await(patience);
        } catch (LeaseException over) {
            throw failed(over);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RecordingFailedException(
                    LeaseCode.E_LEASE_SUSPENDED.name(), "interrupted while the lease was suspended", stopped);
        }
    }

    private static RecordingFailedException failed(LeaseException reason) {
        return new RecordingFailedException(reason.code().name(), String.valueOf(reason.getMessage()), reason);
    }
}
