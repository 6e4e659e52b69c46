package io.tidemark.runtime.lease;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lease service in memory, in virtual time: sessions that expire, clients that are cut off, paused, or whose clocks jump.
 * Everything happens in {@link #advance} and in calls, so a run follows from its calls. Not thread-safe.
 */
public final class SimulatedLeaseService {
    private final long sessionMillis;
    private final Map<LeaseName, Grant> grants = new HashMap<>();
    private final List<SimulatedLeases> clients = new ArrayList<>();
    private long now;
    private long zxid;

    /**
     * A service.
     *
     * @param sessionMillis how long a session outlives its last sign of life; 1 or more
     */
    public SimulatedLeaseService(long sessionMillis) {
        if (sessionMillis < 1) {
            throw new IllegalArgumentException("expected a session from 1 ms, got " + sessionMillis);
        }
        this.sessionMillis = sessionMillis;
    }

    /** Who has a lease, as the service sees it. */
    record Grant(SimulatedLeases holder, long session, long token) {}

    /** A new client, connected. */
    public SimulatedLeases connect() {
        SimulatedLeases client = new SimulatedLeases(this);
        clients.add(client);
        client.open(++zxid, now);
        return client;
    }

    long sessionMillis() {
        return sessionMillis;
    }

    /** The time of the service. */
    public long now() {
        return now;
    }

    /** Lets time pass: those that can be heard give a sign of life, then sessions of those silent for too long end. */
    public void advance(long millis) {
        now += millis;
        for (SimulatedLeases client : clients) {
            client.beat(now);
        }
        grants.values().removeIf(grant -> isOver(grant));
        for (SimulatedLeases client : clients) {
            client.notice(++zxid, now);
        }
    }

    private boolean isOver(Grant grant) {
        return grant.holder().session() != grant.session()
                || now - grant.holder().lastHeard() > sessionMillis;
    }

    boolean isExpired(SimulatedLeases client) {
        return now - client.lastHeard() > sessionMillis;
    }

    /** Who holds a lease as the service sees it; empty if nobody does. */
    public Optional<SimulatedLeases> holder(LeaseName name) {
        return Optional.ofNullable(grants.get(name)).map(Grant::holder);
    }

    /** A token, if the lease is free. */
    Optional<Long> grant(LeaseName name, SimulatedLeases client) {
        Grant there = grants.get(name);
        if (there != null && !isOver(there)) {
            return Optional.empty();
        }
        Grant fresh = new Grant(client, client.session(), ++zxid);
        grants.put(name, fresh);
        return Optional.of(fresh.token());
    }

    void release(LeaseName name, SimulatedLeases client, long token) {
        @Nullable Grant there = grants.get(name);
        if (there != null && there.holder().equals(client) && there.token() == token) {
            grants.remove(name);
        }
    }
}
