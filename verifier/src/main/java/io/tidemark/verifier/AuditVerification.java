package io.tidemark.verifier;

import io.tidemark.model.audit.AuditBundle;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier found out about one audit bundle: every check by name, in the order in which they run, whether it was made
 * or not, and what the statement is worth.
 */
public final class AuditVerification {
    private final List<AuditCheck> checks;
    private final AuditVerdict verdict;
    private final @Nullable AuditBundle bundle;

    /** A report; with a bundle if and only if no check failed. */
    AuditVerification(List<AuditCheck> checks, AuditVerdict verdict, @Nullable AuditBundle bundle) {
        this.checks = List.copyOf(checks);
        this.verdict = verdict;
        this.bundle = bundle;
        boolean complete = this.checks.stream().map(AuditCheck::name).toList().equals(List.of(AuditCheckName.values()));
        boolean proved = failure().isEmpty() && this.checks.getLast().outcome() == Outcome.PASSED;
        if (!complete || proved != (bundle != null) || proved == (verdict == AuditVerdict.NOT_VALID)) {
            throw new AssertionError("a report of all checks, with a bundle if and only if they hold: " + checks);
        }
    }

    /** One check for each {@link AuditCheckName}, in that order. */
    public List<AuditCheck> checks() {
        return checks;
    }

    /** The check of that name. */
    public AuditCheck check(AuditCheckName name) {
        return checks.stream()
                .filter(check -> check.name() == name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no check " + name));
    }

    /** What the statement is worth. Nothing but {@link AuditVerdict#HOLDS} is without a reservation. */
    public AuditVerdict verdict() {
        return verdict;
    }

    /** The bundle, unless a check failed. */
    public Optional<AuditBundle> verified() {
        return Optional.ofNullable(bundle);
    }

    /** Why it is not valid; empty if no check failed. */
    public Optional<AuditCheck.AuditFailure> failure() {
        return checks.stream()
                .map(AuditCheck::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the bytes were no audit bundle. */
    public boolean isMalformed() {
        return check(AuditCheckName.FORMAT).outcome() == Outcome.FAILED
                || check(AuditCheckName.VERSION).outcome() == Outcome.FAILED;
    }
}
