package io.tidemark.runtime.sync;

import io.tidemark.runtime.log.LogFolder;

/** Where copies go. */
public interface FetchTarget {
    /** The copies. */
    LogFolder logs();

    /** A place for what a peer tells otherwise, by a name of letters, digits and hyphens; the same for the same name. */
    LogFolder evidence(String name);

    /** How people find that place. */
    String describe(String name);
}
