package io.tidemark.runtime.sync;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.StoredEntry;
import java.util.Optional;

/** What came of one log. */
public sealed interface Fetched {
    /** Whose it is. */
    ActorId actor();

    /** What is wrong; empty if nothing is. */
    default Optional<SyncCode> code() {
        return switch (this) {
            case Whole whole -> Optional.empty();
            case Behind behind -> Optional.of(SyncCode.E_LOG_ROLLBACK);
            case Forked forked -> Optional.of(SyncCode.E_LOG_FORK);
            case Absent absent -> Optional.empty();
        };
    }

    /**
     * The copy now has all that the peer has.
     *
     * @param before where the copy ended
     * @param after where it ends now
     */
    record Whole(ActorId actor, LogHead before, LogHead after) implements Fetched {}

    /**
     * The peer's log ends before an entry that is here: it was rolled back, or the peer lags behind another. Nothing was
     * written.
     */
    record Behind(ActorId actor, LogHead ours, LogHead theirs) implements Fetched {}

    /**
     * One actor, two stories (E_LOG_FORK). The copy is as it was; what the peer tells is kept aside.
     *
     * @param common the last entry that both have
     * @param ours the first that is another here
     * @param theirs the peer's in its place
     * @param evidence where the peer's log is kept up to there
     */
    record Forked(ActorId actor, LogHead common, StoredEntry ours, StoredEntry theirs, String evidence)
            implements Fetched {}

    /** The peer has no such log. */
    record Absent(ActorId actor) implements Fetched {}
}
