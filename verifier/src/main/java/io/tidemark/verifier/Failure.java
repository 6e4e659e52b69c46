package io.tidemark.verifier;

import java.util.List;

/**
 * Why a check failed.
 *
 * @param expected what should have been there
 * @param actual what was there
 * @param evidence what shows it to a third party; empty if the bundle itself does
 */
public record Failure(VerificationCode code, String expected, String actual, List<Evidence> evidence) {
    /** Copies the evidence. */
    public Failure {
        evidence = List.copyOf(evidence);
    }

    static Failure of(VerificationCode code, String expected, String actual) {
        return new Failure(code, expected, actual, List.of());
    }

    /** One line for people. */
    @Override
    public String toString() {
        return code + ": expected " + expected + ", got " + actual;
    }
}
