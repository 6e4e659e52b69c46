package io.tidemark.model;

import io.tidemark.algebra.Fr;

/**
 * What must hold for a watch to fire (spec 3.2).
 *
 * @param quantity the bound; for STATUS a number below 256, of a status or of none; ZERO for OWNER and TIME
 * @param time ZERO unless TIME
 * @param asset of the fact; {@link AssetId#NONE} unless it is about one
 */
public record Condition(Watched watched, Quantity quantity, Seconds time, AssetId asset) {
    private static final int STATUS_BITS = 8;

    /**
     * Checks that what the kind does not use is zero.
     *
     * @throws IllegalArgumentException if it is not, or a status does not fit 8 bits
     */
    public Condition {
        ConditionKind kind = watched.kind();
        boolean unused = (!quantity.equals(Quantity.ZERO) && !kind.uses(EffectField.QUANTITY))
                || (!time.equals(Seconds.ZERO) && !kind.uses(EffectField.TIME))
                || (!asset.isNone() && !kind.isOfFact());
        if (!isBound(kind, quantity.bits())) {
            throw new IllegalArgumentException("expected a status below 2^" + STATUS_BITS + ", got " + quantity);
        }
        if (unused) {
            throw new IllegalArgumentException("expected zero where a condition " + kind + " uses nothing, got "
                    + quantity + ", " + time + ", " + asset);
        }
    }

    /** Whether a quantity is a bound of that kind: a status has 8 bits. */
    static boolean isBound(ConditionKind kind, long quantity) {
        return kind != ConditionKind.STATUS || Unsigned.fits(quantity, STATUS_BITS);
    }

    /** The resource has this status. */
    public static Condition status(ResourceId resource, ResourceStatus status) {
        return ofResource(ConditionKind.STATUS, resource, Quantity.of(status.number()));
    }

    /** The program owns the resource. */
    public static Condition owner(ResourceId resource, ProgramId owner) {
        return new Condition(
                new Watched(ConditionKind.OWNER, resource, owner, DomainId.NONE),
                Quantity.ZERO,
                Seconds.ZERO,
                AssetId.NONE);
    }

    /** The resource's quantity is the bound or more. */
    public static Condition atLeast(ResourceId resource, Quantity bound) {
        return ofResource(ConditionKind.QUANTITY_AT_LEAST, resource, bound);
    }

    /** The resource's quantity is the bound or less. */
    public static Condition atMost(ResourceId resource, Quantity bound) {
        return ofResource(ConditionKind.QUANTITY_AT_MOST, resource, bound);
    }

    /** A fact of this domain, account (NONE for an observation) and asset has the bound or more. */
    public static Condition factAtLeast(DomainId domain, ProgramId account, AssetId asset, Quantity bound) {
        return ofFact(ConditionKind.FACT_AT_LEAST, domain, account, asset, bound);
    }

    /** A fact of this domain, account (NONE for an observation) and asset has the bound or less. */
    public static Condition factAtMost(DomainId domain, ProgramId account, AssetId asset, Quantity bound) {
        return ofFact(ConditionKind.FACT_AT_MOST, domain, account, asset, bound);
    }

    /** The snapshot is of this time or later. */
    public static Condition time(Seconds time) {
        Watched watched = new Watched(ConditionKind.TIME, ResourceId.NONE, ProgramId.NONE, DomainId.NONE);
        return new Condition(watched, Quantity.ZERO, time, AssetId.NONE);
    }

    private static Condition ofResource(ConditionKind kind, ResourceId resource, Quantity bound) {
        Watched watched = new Watched(kind, resource, ProgramId.NONE, DomainId.NONE);
        return new Condition(watched, bound, Seconds.ZERO, AssetId.NONE);
    }

    private static Condition ofFact(
            ConditionKind kind, DomainId domain, ProgramId account, AssetId asset, Quantity bound) {
        Watched watched = new Watched(kind, ResourceId.NONE, account, domain);
        return new Condition(watched, bound, Seconds.ZERO, asset);
    }

    /** The kind. */
    public ConditionKind kind() {
        return watched.kind();
    }

    /** Whether it holds of a resource as it is now; never if it is not about one. */
    public boolean holdsOf(ResourceCell resource) {
        return switch (kind()) {
            case STATUS ->
                quantity.equals(Quantity.of(resource.holding().status().number()));
            case OWNER -> watched.party().equals(resource.holding().owner());
            case QUANTITY_AT_LEAST -> quantity.isWithin(resource.quantity());
            case QUANTITY_AT_MOST -> resource.quantity().isWithin(quantity);
            case FACT_AT_LEAST, FACT_AT_MOST, TIME -> false;
        };
    }

    /** Whether it holds of a fact; never if it is not about one. */
    public boolean holdsOf(Fact fact) {
        boolean meant = watched.domain().equals(fact.domain())
                && watched.party().equals(fact.account())
                && asset.equals(fact.asset());
        return switch (kind()) {
            case FACT_AT_LEAST -> meant && quantity.isWithin(fact.quantity());
            case FACT_AT_MOST -> meant && fact.quantity().isWithin(quantity);
            case STATUS, OWNER, QUANTITY_AT_LEAST, QUANTITY_AT_MOST, TIME -> false;
        };
    }

    /** Whether it holds at the time of a snapshot; never if it is not about time. */
    public boolean holdsAt(Seconds now) {
        return kind() == ConditionKind.TIME && time.compareTo(now) <= 0;
    }

    /** quantity(64) | time(40): lane 3 of a watch's cell. */
    Fr boundLane() {
        return Lanes.pack().put(quantity.bits(), 64).put(time).lane();
    }
}
