package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.DomainTag;
import io.tidemark.model.Lanes;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import java.util.Optional;

/**
 * What is claimed of a capability between two states (spec 21.3). What is not claimed is not proved, and nothing is told of
 * it.
 *
 * @param capability which one; never withheld, for such a claim would be true of any that fits
 * @param scope the resource that it is over
 * @param holder the program that holds it
 * @param count how often it was used
 * @param rights it has no other right
 * @param expiry it expires no later
 * @param revoked whether it is revoked at the end, itself
 * @param existed whether it existed at the beginning
 * @param holders its holder is one of these
 */
public record AuditClaim(
        Subject capability,
        Subject scope,
        Subject holder,
        Optional<CountClaim> count,
        Optional<Rights> rights,
        Optional<Seconds> expiry,
        Optional<Boolean> revoked,
        Optional<Boolean> existed,
        Optional<HolderSet> holders) {
    private static final int RIGHTS_BITS = 16;

    /**
     * Checks that the capability is named.
     *
     * @throws IllegalArgumentException if it is withheld, or is none
     */
    public AuditClaim {
        if (capability instanceof Subject.Withheld) {
            throw new IllegalArgumentException("expected a capability, by its index or behind a commitment, got none");
        }
        if (capability.equals(new Subject.Open(0))) {
            throw new IllegalArgumentException("expected a capability from 1, got 0, which means none");
        }
    }

    /** A claim of a capability that says nothing else yet. */
    public static AuditClaim about(Subject capability) {
        return new AuditClaim(
                capability,
                new Subject.Withheld(),
                new Subject.Withheld(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** How a subject is stated. */
    public Subject subject(SubjectKind kind) {
        return switch (kind) {
            case CAPABILITY -> capability;
            case SCOPE -> scope;
            case HOLDER -> holder;
        };
    }

    /** The digest between two states: public input 4. */
    public Fr digest(AuditPoint from, AuditPoint to) {
        Fr span = Lanes.pack()
                .put(from.sequence().value(), Integer.SIZE)
                .put(from.clock())
                .put(to.sequence().value(), Integer.SIZE)
                .put(to.clock())
                .lane();
        return H8.hash(
                DomainTag.AUDIT_CLAIM.lane(),
                terms(),
                capability.lane(),
                scope.lane(),
                holder.lane(),
                holders.map(HolderSet::root).orElse(Fr.ZERO),
                span,
                Fr.ZERO);
    }

    /** Flags, mask and limits in one lane. */
    private Fr terms() {
        Lanes.Packer lane = Lanes.pack();
        for (boolean flag : flags()) {
            lane.put(flag ? 1 : 0, 1);
        }
        return lane.put(rights.map(Rights::mask).orElse(0), RIGHTS_BITS)
                .put(count.map(CountClaim::limit).orElse(0L), Integer.SIZE)
                .put(expiry.orElse(Seconds.ZERO))
                .lane();
    }

    /** The flags in the order of their bits. */
    public boolean[] flags() {
        return new boolean[] {
            count.isPresent(),
            count.filter(c -> c.relation() == CountClaim.Relation.EXACTLY).isPresent(),
            count.filter(CountClaim::passes).isPresent(),
            rights.isPresent(),
            expiry.isPresent(),
            revoked.isPresent(),
            revoked.orElse(false),
            existed.isPresent(),
            existed.orElse(false),
            holders.isPresent(),
            capability instanceof Subject.Open,
            capability instanceof Subject.Hidden,
            scope instanceof Subject.Open,
            scope instanceof Subject.Hidden,
            holder instanceof Subject.Open,
            holder instanceof Subject.Hidden
        };
    }
}
