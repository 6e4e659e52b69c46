package io.tidemark.runtime.replay;

/** Why a replay ended before the end of the logs (spec 24.4). */
public enum ReplayCode {
    /** A log is not sound; the fault of the log says more. */
    E_LOG_UNSOUND,
    /** A log that the executor's log names is not there. */
    E_LOG_MISSING,
    /** A log ends before an entry that was committed. */
    E_LOG_TRUNCATED,
    /** A log has another entry in the place of one that was committed. */
    E_LOG_FORKED,
    /** No log begins with Founded, or more than one does, or it is that of another instance. */
    E_FOUNDED,
    /** A commit goes back, or a batch takes what was not committed. */
    E_COMMIT,
    /** A batch is not the next one, or its effects are not those of its authors. */
    E_BATCH_ORDER,
    /** No keeper's log has the snapshot of a batch. */
    E_SNAPSHOT_MISSING,
    /** Too few keepers signed the snapshot of a batch, or a signature of it is not right. */
    E_SNAPSHOT_UNSIGNED,
    /** The snapshot of a batch is of a state that no batch left. */
    E_SNAPSHOT_STATE,
    /** A listed fact is not in the log, or the listed facts are not those of the snapshot. */
    E_FACT_MISSING,
    /** The core refuses a batch. */
    E_BATCH_REFUSED,
    /** An effect has another tick, or made another cell, than its entry says. */
    E_EFFECT_DIFFERS,
    /** A batch leads to another state than its record says. */
    E_ROOT_DIFFERS
}
