package io.tidemark.runtime.timemap;

import io.tidemark.model.Observation;

/** What a keeper who holds a time map has to sign of a block: {@link Seen} or {@link Refused}. */
public sealed interface Observing permits Observing.Seen, Refused {
    /** This is the observation that every keeper with this time map makes of the block. */
    record Seen(Observation observation) implements Observing {}
}
