package io.tidemark.runtime.observe;

import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** Where an observer gets entries from, each checked by the reader of its log before it is given out. */
public interface Feed extends Closeable {
    /**
     * The next entry; empty at the end of what there is now.
     *
     * @throws ReplayException if a log is not sound, or what was given out is gone (E_LOG_ROLLBACK)
     */
    Optional<StoredEntry> next() throws ReplayException;

    /** Heads that, kept as anchors, name all that was given out. */
    List<LogAnchor> position();

    /** Entries that are named by one that is there, and are not there themselves; a later {@link #next} may find them. */
    Optional<Violation> missing();

    /** An entry that names others than are there, after which there is no order any more: nothing follows. */
    Optional<Violation> broken();
}
