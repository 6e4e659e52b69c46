package io.tidemark.runtime.engine;

/** What becomes of a proposal that has no room in the batch. */
public enum WhenFull {
    /** It is rejected: E_NO_ROOM. */
    REFUSE,

    /** The batch is sealed, to be closed at the next cut, and it goes into a new one. */
    BEGIN_ANOTHER
}
