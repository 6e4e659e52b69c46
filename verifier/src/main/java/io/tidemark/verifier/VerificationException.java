package io.tidemark.verifier;

/** A bundle did not verify. What was checked and what failed is in the {@link #report}. */
public final class VerificationException extends Exception {
    private final transient VerificationReport report;

    VerificationException(VerificationReport report) {
        super(report.failure().map(Failure::toString).orElse("the bundle did not verify"));
        this.report = report;
    }

    /** Every check and how it came out. */
    public VerificationReport report() {
        return report;
    }
}
