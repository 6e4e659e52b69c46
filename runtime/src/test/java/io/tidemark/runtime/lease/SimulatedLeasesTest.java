package io.tidemark.runtime.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.model.InstanceId;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogWriter;
import io.tidemark.runtime.log.MemoryLogFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimulatedLeasesTest {
    private static final LeaseName BANK = new LeaseName("bank");
    private static final LogId LOG = new LogId(new InstanceId(io.tidemark.algebra.Fr.ONE), new ActorId("bank"));
    private static final int SEEDS = Integer.getInteger("tidemark.lease.seeds", 300);
    private static final long SEED = Long.getLong("tidemark.seed", 1);
    private static final int STEPS = 400;
    private static final int CLIENTS = 4;
    private static final int SESSION = 50;

    private final SimulatedLeaseService service = new SimulatedLeaseService(SESSION);

    @Test
    void acquire_whileAnotherHolds_isTaken() throws LeaseException {
        service.connect().acquire(BANK, Duration.ZERO);

        assertThat(catchThrowableOfType(
                                LeaseException.class, () -> service.connect().acquire(BANK, Duration.ZERO))
                        .code())
                .isEqualTo(LeaseCode.E_LEASE_TAKEN);
    }

    @Test
    void release_letsTheNextIn_withAHigherToken() throws LeaseException {
        Lease first = service.connect().acquire(BANK, Duration.ZERO);
        FencingToken token = first.token();
        first.close();

        assertThat(service.connect().acquire(BANK, Duration.ZERO).token()).isGreaterThan(token);
        assertThat(first.isHeld()).isFalse();
    }

    @Test
    void cutOff_suspendsAtOnce_andLosesAfterTheSession() throws LeaseException {
        SimulatedLeases client = service.connect();
        Lease lease = client.acquire(BANK, Duration.ZERO);
        client.cutOff(true);
        service.advance(1);
        assertThat(code(lease)).isEqualTo(LeaseCode.E_LEASE_SUSPENDED);
        service.advance(SESSION);
        assertThat(code(lease)).isEqualTo(LeaseCode.E_LEASE_LOST);
        assertThat(service.holder(BANK)).isEmpty();
        client.cutOff(false);
        service.advance(1);
        assertThat(code(lease)).isEqualTo(LeaseCode.E_LEASE_LOST);
    }

    @Test
    void cutOffForAMoment_isHeldAgainUnderTheSameToken() throws LeaseException {
        SimulatedLeases client = service.connect();
        Lease lease = client.acquire(BANK, Duration.ZERO);
        FencingToken token = lease.token();
        client.cutOff(true);
        service.advance(SESSION / 2);
        client.cutOff(false);
        service.advance(1);

        assertThat(lease.token()).isEqualTo(token);
    }

    /** The paused holder believes that it holds the lease when it wakes: only the log stops it. */
    @Test
    void pausedHolder_wakesAndWrites_isFencedByTheLog() throws LeaseException, LogException {
        SimulatedLeases sleeper = service.connect();
        Lease old = sleeper.acquire(BANK, Duration.ZERO);
        LogWriter log = LogWriter.open(new MemoryLogFiles(), LOG);
        LeasedLog before = new LeasedLog(log, old);
        before.append(Tick.of(1), new LogEvent.Restarted("1"));
        sleeper.pause(true);
        service.advance(SESSION + 1);
        LeasedLog after = new LeasedLog(log, service.connect().acquire(BANK, Duration.ZERO));
        after.append(Tick.of(2), new LogEvent.Restarted("2"));
        long sequence = after.sync().sequence();

        assertThat(old.isHeld()).isTrue();
        LogException fenced =
                catchThrowableOfType(LogException.class, () -> before.append(Tick.of(3), new LogEvent.Restarted("1")));

        assertThat(fenced.fault().code()).isEqualTo(LogCode.E_FENCED);
        assertThat(log.sync().sequence()).isEqualTo(sequence);
        sleeper.pause(false);
        service.advance(1);
        assertThat(code(old)).isEqualTo(LeaseCode.E_LEASE_LOST);
    }

    @Test
    void clockThatJumpsForward_onlyGivesUpEarly() throws LeaseException {
        SimulatedLeases client = service.connect();
        Lease lease = client.acquire(BANK, Duration.ZERO);
        client.cutOff(true);
        client.jump(10 * SESSION);
        service.advance(1);

        assertThat(code(lease)).isEqualTo(LeaseCode.E_LEASE_LOST);
    }

    @Test
    void clockThatJumpsBack_doesNotKeepALeaseAlive() throws LeaseException {
        SimulatedLeases client = service.connect();
        Lease lease = client.acquire(BANK, Duration.ZERO);
        client.cutOff(true);
        client.jump(-10 * SESSION);
        service.advance(2 * SESSION);

        assertThat(lease.isHeld()).isFalse();
        client.cutOff(false);
        service.advance(1);
        assertThat(code(lease)).isEqualTo(LeaseCode.E_LEASE_LOST);
    }

    private static LeaseCode code(Lease lease) {
        return catchThrowableOfType(LeaseException.class, lease::token).code();
    }

    /** What came of many histories. */
    private static final class Tally {
        private int writes;
        private int fenced;
        private int doubleBelief;
    }

    /** Cuts, pauses and jumps at random: writers take turns, and no token writes after a higher one. */
    @Test
    void anyHistory_hasNoSecondWriter() throws LogException {
        Tally tally = new Tally();
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            run(seed, tally);
        }
        // The histories are worth something only if stale holders did try.
        assertThat(tally.writes).isGreaterThan(10 * SEEDS);
        assertThat(tally.fenced).isGreaterThan(SEEDS / 10);
        assertThat(tally.doubleBelief).isGreaterThan(SEEDS / 10);
        System.out.printf(
                "leases: %d histories, %d writes, %d refused by the log, %d moments with two who believe%n",
                SEEDS, tally.writes, tally.fenced, tally.doubleBelief);
    }

    private static void run(long seed, Tally tally) throws LogException {
        SplittableRandom random = new SplittableRandom(seed);
        SimulatedLeaseService service = new SimulatedLeaseService(SESSION);
        List<SimulatedLeases> clients = new ArrayList<>();
        Map<Integer, Lease> leases = new HashMap<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(service.connect());
        }
        LogWriter log = LogWriter.open(new MemoryLogFiles(), LOG);
        Map<Long, Integer> writerOf = new HashMap<>();
        long highest = 0;
        for (int step = 1; step <= STEPS; step++) {
            int who = random.nextInt(CLIENTS);
            SimulatedLeases client = clients.get(who);
            switch (random.nextInt(12)) {
                case 0 -> client.cutOff(random.nextBoolean());
                case 1 -> client.pause(random.nextInt(3) == 0);
                case 2 -> client.jump(random.nextInt(-200, 200));
                case 3, 4 -> service.advance(1 + random.nextInt(SESSION));
                case 5 -> {
                    if (leases.containsKey(who) && random.nextInt(4) == 0) {
                        leases.remove(who).close();
                    }
                }
                case 6, 7 -> acquire(client, who, leases);
                default -> {
                    Lease lease = leases.get(who);
                    if (lease == null || !lease.isHeld()) {
                        continue;
                    }
                    tally.doubleBelief +=
                            leases.values().stream().filter(Lease::isHeld).count() > 1 ? 1 : 0;
                    long token = write(log, lease, step, tally);
                    if (token > 0) {
                        assertThat(token).as("seed %d, step %d", seed, step).isGreaterThanOrEqualTo(highest);
                        assertThat(writerOf.merge(token, who, (a, b) -> a))
                                .as("seed %d, step %d: one writer a token", seed, step)
                                .isEqualTo(who);
                        highest = token;
                    }
                }
            }
        }
    }

    private static void acquire(SimulatedLeases client, int who, Map<Integer, Lease> leases) {
        try {
            leases.put(who, client.acquire(BANK, Duration.ZERO));
        } catch (LeaseException notNow) {
            assertThat(notNow.code()).isIn(LeaseCode.E_LEASE_TAKEN, LeaseCode.E_LEASE_SERVICE);
        }
    }

    /** The token that wrote; 0 if the log refused it. */
    private static long write(LogWriter log, Lease lease, int step, Tally tally) throws LogException {
        try {
            long token = lease.token().value();
            new LeasedLog(log, lease).append(Tick.of(step), new LogEvent.Restarted("step"));
            log.sync();
            tally.writes++;
            return token;
        } catch (LeaseException notHeld) {
            throw new AssertionError("it was held a moment ago", notHeld);
        } catch (LogException refused) {
            if (refused.fault().code() != LogCode.E_FENCED) {
                throw refused;
            }
            tally.fenced++;
            return 0;
        }
    }
}
