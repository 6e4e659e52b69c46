package io.tidemark.runtime.schedule;

/** The result of what has none. */
public enum Done {
    DONE
}
