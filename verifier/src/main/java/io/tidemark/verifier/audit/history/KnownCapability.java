package io.tidemark.verifier.audit.history;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Grant;
import io.tidemark.model.Quantity;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Tick;
import java.util.Optional;

/**
 * A capability's life up to a point of a history.
 *
 * @param granted when, and what shows it
 * @param uses effects that exercised it itself
 * @param passes effects that exercised a descendant
 * @param exercised the rights that were used at least once
 * @param lastUse the latest use, if any
 * @param revoked when it was revoked itself; it may also be dead by an ancestor ({@link Ledger#deathOf})
 */
public record KnownCapability(
        CapabilityId id,
        Grant grant,
        Quantity quantity,
        Moment granted,
        Quantity remaining,
        long uses,
        long passes,
        Rights exercised,
        Optional<Moment> lastUse,
        Optional<Moment> revoked) {
    /**
     * A point of a capability's life.
     *
     * @param time of the snapshot that the effect was judged against
     */
    public record Moment(Tick tick, Seconds time, Evidence evidence) {}

    static KnownCapability granted(CapabilityId id, Grant grant, Quantity quantity, Moment at) {
        return new KnownCapability(
                id, grant, quantity, at, quantity, 0, 0, Rights.NONE, Optional.empty(), Optional.empty());
    }

    KnownCapability used(Rights right, Quantity debit, Moment at) {
        Rights both = new Rights(exercised.mask() | right.mask());
        return new KnownCapability(
                id, grant, quantity, granted, left(debit), uses + 1, passes, both, Optional.of(at), revoked);
    }

    KnownCapability passed(Quantity debit) {
        return new KnownCapability(
                id, grant, quantity, granted, left(debit), uses, passes + 1, exercised, lastUse, revoked);
    }

    KnownCapability revokedAt(Moment at) {
        return new KnownCapability(
                id, grant, quantity, granted, remaining, uses, passes, exercised, lastUse, Optional.of(at));
    }

    /** What the proof allowed is never more than what remained, unless something before it is unknown. */
    private Quantity left(Quantity debit) {
        return debit.isWithin(remaining) ? remaining.minus(debit) : Quantity.ZERO;
    }
}
