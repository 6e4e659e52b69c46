package io.tidemark.runtime.run;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.log.FencingToken;
import io.tidemark.runtime.lease.Lease;
import io.tidemark.runtime.lease.LeaseCode;
import io.tidemark.runtime.lease.LeaseException;
import io.tidemark.runtime.lease.LeaseName;
import io.tidemark.runtime.lease.Leases;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.WriteGate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The seat of an instance's executor, taken (spec PRG-41): its lease, and through that the logs. Any number of processes
 * may want it; one has it, the others wait in {@link #take}.
 */
public final class ExecutorSeat implements AutoCloseable {
    /** How long to wait for a turn before asking again. */
    private static final Duration TURN = Duration.ofHours(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Lease lease;
    private final FencingToken token;
    private final WriteGate gate;
    private final News news;

    private ExecutorSeat(Lease lease, FencingToken token, WriteGate gate, News news) {
        this.lease = lease;
        this.token = token;
        this.gate = gate;
        this.news = news;
    }

    /** What a process is told that wants the seat, or has it. */
    public interface News {
        /** Another has it; this one waits. */
        void standsBy();

        /** This one has it from here on. */
        void holds(FencingToken token);

        /** Who had it before, and has no lease any more, has not let go of the logs. */
        void waitsForLogs();

        /** The lease service is not heard of; nothing is written until it is. */
        void suspended();

        /** The lease is over; nothing is written any more. */
        void lost();
    }

    /**
     * Takes the seat, waiting for whoever has it.
     *
     * @param session how long a lease outlives the last sign of life; a suspended one is waited for twice as long
     * @throws LeaseException E_LEASE_SERVICE
     */
    public static ExecutorSeat take(Leases leases, Duration session, News news)
            throws LeaseException, InterruptedException {
        Lease lease = acquire(leases, news);
        boolean taken = false;
        try {
            FencingToken token = lease.token();
            news.holds(token);
            lease.whenLost(news::lost);
            taken = true;
            return new ExecutorSeat(lease, token, new LeaseGate(lease, session.multipliedBy(2), news::suspended), news);
        } finally {
            if (!taken) {
                lease.close();
            }
        }
    }

    private static Lease acquire(Leases leases, News news) throws LeaseException, InterruptedException {
        LeaseName name = LeaseName.of(RunLogs.EXECUTOR);
        Duration patience = Duration.ZERO;
        while (true) {
            try {
                return leases.acquire(name, patience);
            } catch (LeaseException taken) {
                if (taken.code() != LeaseCode.E_LEASE_TAKEN) {
                    throw taken;
                }
                if (patience.isZero()) {
                    news.standsBy();
                }
                patience = TURN;
            }
        }
    }

    /**
     * Opens the logs. Who had the seat before may still have them open, for it is stopped or does not know yet (spec
     * LSE-9): then waits, as long as the lease is held.
     *
     * @throws LogException as {@link RunLogs#open}, but for E_LOG_LOCKED
     * @throws RecordingFailedException if the lease is over
     */
    public RunLogs open(LogFolder logs, InstanceParameters parameters, List<String> keepers)
            throws LogException, IOException, InterruptedException {
        boolean told = false;
        while (true) {
            gate.pass();
            try {
                return RunLogs.open(logs, parameters, keepers, token, gate);
            } catch (LogException locked) {
                if (locked.fault().code() != LogCode.E_LOG_LOCKED) {
                    throw locked;
                }
            }
            if (!told) {
                news.waitsForLogs();
                told = true;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }

    /**
     * Returns if it is still held; waits while that is not known.
     *
     * @throws RecordingFailedException if it is not
     */
    public void requireHeld() {
        gate.pass();
    }

    /** Gives it up. */
    @Override
    public void close() {
        lease.close();
    }
}
