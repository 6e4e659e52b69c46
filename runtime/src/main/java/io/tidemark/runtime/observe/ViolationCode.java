package io.tidemark.runtime.observe;

/** Which invariant an entry violates (spec 25.3). */
public enum ViolationCode {
    /** The counter of an effect is not its author's next. */
    E_INV_COUNTER,
    /** A tick does not rise. */
    E_INV_CLOCK,
    /** The effects of one program stand in two logs, or those of two programs in one. */
    E_INV_LOG,
    /** A resource is moved by who does not own it, or is not there to be moved. */
    E_INV_OWNER,
    /** A claim or revoke that no escrow stands behind. */
    E_INV_ESCROW,
    /** A quantity appears or vanishes. */
    E_INV_QUANTITY,
    /** A capability is used that is revoked, another's, or of another right or resource. */
    E_INV_CAPABILITY,
    /** A capability is wider than its parent, or revoked by who granted nothing above it. */
    E_INV_GRANT,
    /** A call is answered twice, or by who was not called. */
    E_INV_CALL,
    /** The two sides of a call do not tell the same. */
    E_INV_SIDES,
    /** A watch fires twice, for another, or without the effect that was promised. */
    E_INV_WATCH,
    /** A fact backs a second deposit. */
    E_INV_FACT,
    /** A batch does not follow on the one before, or takes what was not committed. */
    E_INV_BATCH,
    /** Keepers signed two snapshots of one sequence. */
    E_INV_SNAPSHOT,
    /** A commit names entries that are not there, or others than are there. */
    E_INV_COMMIT
}
