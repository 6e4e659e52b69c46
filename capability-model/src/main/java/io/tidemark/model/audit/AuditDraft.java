package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.model.CapabilityCell;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What somebody who has the state wants to prove of a capability, before anything is hidden.
 *
 * @param scope the resource that it is over is this one
 * @param holder the program that holds it is this one
 * @param holders it is one of these
 * @param hidden subjects to be put behind a commitment, whether they are claimed or not
 * @param hideHolders whether to state the set as a root
 */
public record AuditDraft(
        CapabilityId capability,
        Optional<ResourceId> scope,
        Optional<ProgramId> holder,
        Optional<CountClaim> count,
        Optional<Rights> rights,
        Optional<Seconds> expiry,
        Optional<Boolean> revoked,
        Optional<Boolean> existed,
        Optional<List<ProgramId>> holders,
        Set<SubjectKind> hidden,
        boolean hideHolders) {
    /**
     * Copies the collections and checks.
     *
     * @throws IllegalArgumentException if the capability is none, or the holders are no set
     */
    public AuditDraft {
        if (capability.isNone()) {
            throw new IllegalArgumentException("expected a capability from 1, got 0, which means none");
        }
        holders = holders.map(List::copyOf);
        holders.ifPresent(members -> HolderTree.of(members, Fr.ZERO));
        hidden = Set.copyOf(hidden);
        if (hideHolders && holders.isEmpty()) {
            throw new IllegalArgumentException("expected a set of holders to hide, got none");
        }
    }

    /** A claim with what opens it. */
    public record Sealed(AuditClaim claim, AuditOpening opening) {}

    /**
     * The claim about this cell, hidden as asked. It says what the draft says, true or not; of subjects that the draft only
     * hides, what the cell says.
     *
     * @param after the cell at the end
     * @param salts random elements of the whole field, a new one each time
     */
    public Sealed seal(CapabilityCell after, AuditPoint from, AuditPoint to, Supplier<Fr> salts) {
        Map<SubjectKind, AuditOpening.Salted> salted = new EnumMap<>(SubjectKind.class);
        for (SubjectKind kind : hidden) {
            salted.put(kind, new AuditOpening.Salted(value(kind, after), salts.get()));
        }
        Optional<AuditOpening.SaltedSet> set =
                holders.filter(members -> hideHolders).map(members -> new AuditOpening.SaltedSet(members, salts.get()));
        Optional<HolderSet> stated = set.<HolderSet>map(s -> new HolderSet.Rooted(
                        HolderTree.of(s.members(), s.salt()).root()))
                .or(() -> holders.map(HolderSet.Listed::of));
        AuditClaim claim = new AuditClaim(
                subject(SubjectKind.CAPABILITY, true, after, salted),
                subject(SubjectKind.SCOPE, scope.isPresent(), after, salted),
                subject(SubjectKind.HOLDER, holder.isPresent(), after, salted),
                count,
                rights,
                expiry,
                revoked,
                existed,
                stated);
        return new Sealed(claim, new AuditOpening(claim.digest(from, to), salted, set));
    }

    private Subject subject(
            SubjectKind kind, boolean claimed, CapabilityCell cell, Map<SubjectKind, AuditOpening.Salted> salted) {
        AuditOpening.Salted behind = salted.get(kind);
        if (behind != null) {
            return new Subject.Hidden(kind.commit(behind.value(), behind.salt()));
        }
        return claimed ? new Subject.Open(value(kind, cell)) : new Subject.Withheld();
    }

    private long value(SubjectKind kind, CapabilityCell cell) {
        return switch (kind) {
            case CAPABILITY -> capability.index();
            case SCOPE -> scope.orElse(cell.grant().scope()).index();
            case HOLDER -> holder.orElse(cell.grant().holder()).index();
        };
    }
}
