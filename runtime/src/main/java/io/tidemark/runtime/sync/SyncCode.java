package io.tidemark.runtime.sync;

/** Why logs did not come from a peer (spec 23.6). */
public enum SyncCode {
    /** The other side is not a peer that is pinned here. */
    E_SYNC_PEER,
    /** The other side ended the connection before it said anything: it does not know us, or serves as many as it can. */
    E_SYNC_REFUSED,
    /** Another version of the protocol. */
    E_SYNC_VERSION,
    /** Logs of another instance. */
    E_SYNC_INSTANCE,
    /** Bytes that are not the protocol, or not the answer to what was asked. */
    E_SYNC_MESSAGE,
    /** Entries that are not sound, or do not follow on those before. */
    E_SYNC_ENTRY,
    /** The other side cannot read its own log. */
    E_SYNC_SOURCE,
    /** The connection broke, or nothing came in time. */
    E_SYNC_IO,
    /** Two logs of one actor go on in different ways. */
    E_LOG_FORK,
    /** The peer's log ends before an entry that is here. */
    E_LOG_ROLLBACK
}
