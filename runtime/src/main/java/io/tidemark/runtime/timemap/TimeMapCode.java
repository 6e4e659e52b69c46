package io.tidemark.runtime.timemap;

/** Why a time map does not take something in; in order of precedence (spec 16.10). */
public enum TimeMapCode {
    /** It is of another instance. */
    E_OBSERVATION_INSTANCE,
    /** There is no quorum behind it, or a signature is not right. */
    E_OBSERVATION_UNSIGNED,
    /** It is recorded already, and stands. */
    E_OBSERVATION_KNOWN,
    /** Its time is not between those of the blocks around it. */
    E_OBSERVATION_TIME,
    /** It is not the next revision of its height. */
    E_OBSERVATION_REVISION,
    /** One transfer is a fact twice. */
    E_FACT_TWICE,
    /** A fact has not the sequence that is its own. */
    E_FACT_SEQUENCE,
    /** An effect is not the next one of its program. */
    E_EVENT_COUNTER,
    /** Something that is said to have happened before is not recorded. */
    E_EVENT_UNKNOWN,
    /** A snapshot is earlier than the one before it. */
    E_SNAPSHOT_TIME,
    /** A snapshot is not the next one. */
    E_SNAPSHOT_CHAIN,
    /** A snapshot has other heads, facts or keepers than the time map. */
    E_SNAPSHOT_CONTENT,
    /** More facts stand, or more domains are known, than a snapshot holds. */
    E_SNAPSHOT_FULL,
    /** The keeper has signed another observation of that place, or another snapshot of that sequence. */
    E_KEEPER_SIGNED
}
