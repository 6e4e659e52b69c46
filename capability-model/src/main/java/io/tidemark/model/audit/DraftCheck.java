package io.tidemark.model.audit;

import io.tidemark.model.CapabilityCell;
import io.tidemark.model.Grant;
import io.tidemark.model.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a draft against the cell that it is about, before the cost of a proof: the clauses of the circuit, in words. */
public final class DraftCheck {
    private final List<Broken> broken = new ArrayList<>();

    private DraftCheck() {}

    /**
     * A part of a draft that does not hold.
     *
     * @param code the clause that the circuit would refuse it by
     * @param claimed what the draft says
     * @param actual what the cell says
     */
    public record Broken(String code, String claimed, String actual) {}

    /**
     * What does not hold, in the order of the clauses; empty if all does.
     *
     * @param before the cell at the beginning, if the capability existed then
     * @param after the cell at the end, if it exists
     */
    public static List<Broken> of(AuditDraft draft, Optional<CapabilityCell> before, Optional<CapabilityCell> after) {
        DraftCheck check = new DraftCheck();
        if (after.isEmpty()) {
            check.require(
                    false,
                    "E_CLAIM_CAPABILITY",
                    "capability " + draft.capability().index(),
                    "there is none at the end");
            return check.broken;
        }
        check.terms(draft, before, after.get());
        check.subjects(draft, after.get().grant());
        return List.copyOf(check.broken);
    }

    private void terms(AuditDraft draft, Optional<CapabilityCell> before, CapabilityCell after) {
        draft.count().ifPresent(claim -> {
            long count = after.uses() - before.map(CapabilityCell::uses).orElse(0L);
            if (claim.passes()) {
                count += after.passes() - before.map(CapabilityCell::passes).orElse(0L);
            }
            String what = claim.passes() ? "uses and passes" : "uses";
            require(
                    claim.allows(count),
                    "E_CLAIM_COUNT",
                    (claim.relation() == CountClaim.Relation.EXACTLY ? "exactly " : "at most ") + claim.limit() + " "
                            + what,
                    count + "");
        });
        Rights rights = after.grant().rights();
        draft.rights()
                .ifPresent(mask -> require(
                        rights.isWithin(mask),
                        "E_CLAIM_RIGHTS",
                        "rights within " + mask.toList(),
                        rights.toList().toString()));
        draft.expiry()
                .ifPresent(limit -> require(
                        after.grant().expiry().compareTo(limit) <= 0,
                        "E_CLAIM_EXPIRY",
                        "an expiry of at most " + limit.value(),
                        after.grant().expiry().value() + ""));
        draft.revoked()
                .ifPresent(flag -> require(
                        after.revoked() == flag,
                        "E_CLAIM_REVOKED",
                        said(flag, "revoked"),
                        said(after.revoked(), "revoked")));
        draft.existed()
                .ifPresent(flag -> require(
                        before.isPresent() == flag,
                        "E_CLAIM_EXISTED",
                        said(flag, "there at the beginning"),
                        said(before.isPresent(), "there at the beginning")));
    }

    private void subjects(AuditDraft draft, Grant grant) {
        draft.scope()
                .ifPresent(scope -> require(
                        grant.scope().equals(scope),
                        "E_CLAIM_SCOPE",
                        "scope " + scope.index(),
                        "scope " + grant.scope().index()));
        draft.holder()
                .ifPresent(holder -> require(
                        grant.holder().equals(holder),
                        "E_CLAIM_HOLDER",
                        "holder " + holder.index(),
                        "holder " + grant.holder().index()));
        draft.holders()
                .ifPresent(holders -> require(
                        holders.contains(grant.holder()),
                        "E_CLAIM_HOLDER_SET",
                        "a holder that is one of the " + holders.size(),
                        "holder " + grant.holder().index()));
    }

    private static String said(boolean flag, String what) {
        return flag ? what : "not " + what;
    }

    private void require(boolean holds, String code, String claimed, String actual) {
        if (!holds) {
            broken.add(new Broken(code, claimed, actual));
        }
    }
}
