package io.tidemark.verifier;

/** How a check came out. */
public enum Outcome {
    PASSED,
    FAILED,
    NOT_RUN
}
