package io.tidemark.verifier;

import java.util.Optional;

/**
 * One named check of an audit bundle and how it came out.
 *
 * @param note what it rests on, or why it was not made; empty if it failed
 * @param failure why it failed; empty unless it did
 */
public record AuditCheck(AuditCheckName name, Outcome outcome, String note, Optional<AuditFailure> failure) {
    /**
     * Why a check failed.
     *
     * @param expected what should have been there
     * @param actual what was there
     */
    public record AuditFailure(AuditCode code, String expected, String actual) {
        /** One line for people. */
        @Override
        public String toString() {
            return code + ": expected " + expected + ", got " + actual;
        }
    }

    static AuditCheck passed(AuditCheckName name, String note) {
        return new AuditCheck(name, Outcome.PASSED, note, Optional.empty());
    }

    static AuditCheck notRun(AuditCheckName name, String reason) {
        return new AuditCheck(name, Outcome.NOT_RUN, reason, Optional.empty());
    }

    static AuditCheck failed(AuditFailure failure) {
        return new AuditCheck(failure.code().check(), Outcome.FAILED, "", Optional.of(failure));
    }
}
