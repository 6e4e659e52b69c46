package io.tidemark.cli.differential;

/** What a verifier says of a case. */
enum Ruling {
    ACCEPTED,
    /** Everything was read, and the proof does not hold. */
    REJECTED,
    UNREADABLE_PROOF,
    UNREADABLE_KEY,
    UNREADABLE_INPUT
}
