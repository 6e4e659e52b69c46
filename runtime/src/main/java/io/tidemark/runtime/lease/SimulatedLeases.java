package io.tidemark.runtime.lease;

import io.tidemark.model.log.FencingToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A client of a {@link SimulatedLeaseService}. Waiting is not simulated: a lease that is taken is refused at once. */
public final class SimulatedLeases implements Leases {
    private final SimulatedLeaseService service;
    private final List<Held> held = new ArrayList<>();
    private boolean cutOff;
    private boolean paused;
    private long skew;
    private long session;
    private long lastHeard;
    private long lastAnswer;

    SimulatedLeases(SimulatedLeaseService service) {
        this.service = service;
    }

    /** Whether messages between this client and the service are lost from now on. */
    public void cutOff(boolean now) {
        cutOff = now;
    }

    /** Whether this client stands still from now on: it gives no sign of life, and notices nothing. */
    public void pause(boolean now) {
        paused = now;
    }

    /** Sets the client's clock forward, or back. */
    public void jump(long millis) {
        skew += millis;
    }

    long session() {
        return session;
    }

    long lastHeard() {
        return lastHeard;
    }

    void open(long fresh, long now) {
        session = fresh;
        lastHeard = now;
        lastAnswer = now + skew;
    }

    void beat(long now) {
        if (!cutOff && !paused && !service.isExpired(this)) {
            lastHeard = now;
        }
    }

    /** What the client learns when it runs: its own clock says when it has heard nothing for too long. */
    void notice(long fresh, long now) {
        if (paused) {
            return;
        }
        if (cutOff) {
            long silence = now + skew - lastAnswer;
            LeaseState state = silence > service.sessionMillis() ? LeaseState.LOST : LeaseState.SUSPENDED;
            held.forEach(lease -> lease.fall(state));
            return;
        }
        if (service.isExpired(this)) {
            held.forEach(lease -> lease.fall(LeaseState.LOST));
            open(fresh, now);
            return;
        }
        lastAnswer = now + skew;
        held.forEach(Held::resume);
    }

    @Override
    public Lease acquire(LeaseName name, Duration patience) throws LeaseException {
        if (cutOff || paused || service.isExpired(this)) {
            throw new LeaseException(LeaseCode.E_LEASE_SERVICE, "expected the service to answer about " + name);
        }
        Optional<Long> token = service.grant(name, this);
        if (token.isEmpty()) {
            throw new LeaseException(LeaseCode.E_LEASE_TAKEN, "expected " + name + " to be free, but another has it");
        }
        Held lease = new Held(name, token.get());
        held.add(lease);
        return lease;
    }

    @Override
    public void close() {
        List.copyOf(held).forEach(Held::close);
    }

    private final class Held implements Lease {
        private final LeaseName name;
        private final long token;
        private final List<Runnable> whenLost = new ArrayList<>();
        private LeaseState state = LeaseState.HELD;

        Held(LeaseName name, long token) {
            this.name = name;
            this.token = token;
        }

        void fall(LeaseState to) {
            if (state != LeaseState.LOST) {
                state = to;
            }
            if (state == LeaseState.LOST) {
                whenLost.forEach(Runnable::run);
                whenLost.clear();
            }
        }

        /** Time moves on by calls alone, so waiting would not help. */
        @Override
        public FencingToken await(Duration patience) throws LeaseException {
            return token();
        }

        @Override
        public void whenLost(Runnable action) {
            if (state == LeaseState.LOST) {
                action.run();
            } else {
                whenLost.add(action);
            }
        }

        void resume() {
            if (state == LeaseState.SUSPENDED) {
                state = LeaseState.HELD;
            }
        }

        @Override
        public LeaseName name() {
            return name;
        }

        @Override
        public FencingToken token() throws LeaseException {
            return switch (state) {
                case HELD -> new FencingToken(token);
                case SUSPENDED ->
                    throw new LeaseException(LeaseCode.E_LEASE_SUSPENDED, "expected to hear of the service");
                case LOST -> throw new LeaseException(LeaseCode.E_LEASE_LOST, "expected to hold " + name);
            };
        }

        @Override
        public void close() {
            state = LeaseState.LOST;
            held.remove(this);
            if (!cutOff && !paused) {
                service.release(name, SimulatedLeases.this, token);
            }
        }
    }
}
