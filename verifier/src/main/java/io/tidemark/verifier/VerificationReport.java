package io.tidemark.verifier;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier found out about one bundle: every check by name, in the order in which they run, whether it was made
 * or not. The first that fails ends the run.
 *
 */
public final class VerificationReport {
    private final List<Check> checks;
    private final VerifierState stateAfter;
    private final @Nullable VerifiedBundle verified;

    /** A report; with a bundle if and only if no check failed. */
    VerificationReport(List<Check> checks, VerifierState stateAfter, @Nullable VerifiedBundle verified) {
        this.checks = List.copyOf(checks);
        this.stateAfter = stateAfter;
        this.verified = verified;
        boolean complete = this.checks.stream().map(Check::name).toList().equals(List.of(CheckName.values()));
        boolean proved = outcome(CheckName.PROOF) == Outcome.PASSED && failure().isEmpty();
        if (!complete || proved != (verified != null)) {
            throw new AssertionError("a report of all checks, with a bundle if and only if they hold: " + checks);
        }
    }

    /** One check for each {@link CheckName}, in that order. */
    public List<Check> checks() {
        return checks;
    }

    /** The state with this bundle accepted; the state before if it is not valid. */
    public VerifierState stateAfter() {
        return stateAfter;
    }

    /** Whether no check failed and the proof was checked. */
    public boolean isValid() {
        return verified != null;
    }

    /** The bundle, if it is valid. */
    public Optional<VerifiedBundle> verified() {
        return Optional.ofNullable(verified);
    }

    /** How a check came out. */
    public Outcome outcome(CheckName name) {
        return check(name).outcome();
    }

    /** The check of that name. */
    public Check check(CheckName name) {
        return checks.stream()
                .filter(check -> check.name() == name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a report has every check"));
    }

    /** Why the bundle is not valid; empty if it is. */
    public Optional<Failure> failure() {
        return checks.stream().map(Check::failure).flatMap(Optional::stream).findFirst();
    }

    /** Whether the bytes were no bundle: format, version, or a public input that is no element of the field. */
    public boolean isMalformed() {
        return outcome(CheckName.FORMAT) == Outcome.FAILED
                || outcome(CheckName.VERSION) == Outcome.FAILED
                || outcome(CheckName.RANGES) == Outcome.FAILED && outcome(CheckName.KEY) == Outcome.NOT_RUN;
    }

    /**
     * Nothing, if the bundle is valid.
     *
     * @throws VerificationException with this report, if it is not
     */
    public void requireValid() throws VerificationException {
        if (!isValid()) {
            throw new VerificationException(this);
        }
    }
}
