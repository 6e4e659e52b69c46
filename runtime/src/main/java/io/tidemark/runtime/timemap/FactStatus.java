package io.tidemark.runtime.timemap;

import io.tidemark.model.Fact;

/** What a time map thinks of a fact now. */
public sealed interface FactStatus {
    /** Its block stands, and so does it. */
    record Standing() implements FactStatus {}

    /**
     * Its block was superseded, and its transfer was seen again.
     *
     * @param by the fact that stands in its place, with the same account and sequence
     */
    record Superseded(Fact by) implements FactStatus {}

    /** Its block was superseded, and its transfer was not seen since. */
    record Withdrawn() implements FactStatus {}

    /**
     * Its block stands, but a later block says something else of the same: a reading that was true then.
     *
     * @param by the newest reading
     */
    record Passed(Fact by) implements FactStatus {}

    /** The time map has never held it. */
    record Unknown() implements FactStatus {}
}
