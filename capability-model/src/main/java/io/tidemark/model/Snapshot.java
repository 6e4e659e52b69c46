package io.tidemark.model;

import io.tidemark.algebra.H8;
import java.util.List;

/**
 * The state of the time map at one point (spec 4.2).
 *
 * @param instance whose it is
 * @param parent the snapshot before; NONE for the first
 * @param sequence 1 or more
 * @param clock the clock in the instance leaf under the state root
 * @param time when it was taken; never falls along the chain
 * @param stateRoot a root of the instance
 * @param domains heads of the observed domains, by ascending domain
 * @param factRoot root of the tree of facts
 * @param keepers digest of the keepers who sign it
 */
public record Snapshot(
        InstanceId instance,
        SnapshotDigest parent,
        Sequence sequence,
        Tick clock,
        Seconds time,
        StateRoot stateRoot,
        List<DomainHead> domains,
        FactRoot factRoot,
        KeepersDigest keepers) {
    /** The most domains that a snapshot names. */
    public static final int DOMAINS_MAX = 4096;

    /**
     * Copies the heads and checks.
     *
     * @throws IllegalArgumentException if the sequence is 0, the parent is NONE for another than the first or given
     *     for the first, or the domains are too many or not strictly ascending
     */
    public Snapshot {
        domains = List.copyOf(domains);
        if (sequence.equals(Sequence.ZERO)) {
            throw new IllegalArgumentException("expected a sequence from 1, got 0");
        }
        if (parent.isNone() != (sequence.value() == 1)) {
            throw new IllegalArgumentException(
                    "expected a parent if and only if the sequence is above 1, got " + parent + " at " + sequence);
        }
        if (domains.size() > DOMAINS_MAX) {
            throw new IllegalArgumentException("expected at most " + DOMAINS_MAX + " domains, got " + domains.size());
        }
        for (int i = 1; i < domains.size(); i++) {
            if (domains.get(i - 1).domain().compareTo(domains.get(i).domain()) >= 0) {
                throw new IllegalArgumentException(
                        "expected ascending domains, got " + domains.get(i - 1).domain() + " before "
                                + domains.get(i).domain());
            }
        }
    }

    /** H8(TAG(snapshot), instance id, parent, numbers, state root, domains digest, fact root, keepers digest). */
    public SnapshotDigest digest() {
        return new SnapshotDigest(H8.hash(
                DomainTag.SNAPSHOT.lane(),
                instance.lane(),
                parent.lane(),
                Lanes.pack().put(sequence.value(), 32).put(clock).put(time).lane(),
                stateRoot.lane(),
                domainsDigest().lane(),
                factRoot.lane(),
                keepers.lane()));
    }

    /** The fold over the domain heads. */
    public DomainsDigest domainsDigest() {
        return DomainsDigest.of(domains);
    }

    /** What the instance leaf keeps of a snapshot that a batch used. */
    public SnapshotMark mark() {
        return new SnapshotMark(sequence, time, digest());
    }
}
