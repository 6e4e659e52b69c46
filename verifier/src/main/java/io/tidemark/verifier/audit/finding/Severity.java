package io.tidemark.verifier.audit.finding;

/** How much a finding matters, the least first. */
public enum Severity {
    /** Worth knowing; nothing is wrong. */
    NOTE,
    /** Allowed by every rule, but somebody should look at it. */
    WARNING,
    /** Against a policy, or the history is not what it should be. An audit with one of these is not clean. */
    SERIOUS
}
