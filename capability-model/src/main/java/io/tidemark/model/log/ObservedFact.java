package io.tidemark.model.log;

import io.tidemark.model.Fact;

/** A fact that the actor observed or relied on. That it is true, or that keepers signed it, is not said here. */
public record ObservedFact(Fact fact) implements LogPayload {}
