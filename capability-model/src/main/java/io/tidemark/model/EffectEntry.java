package io.tidemark.model;

/** Effect i of a batch in the effects digest: the intent head after it and its tick (spec 5.3). */
public record EffectEntry(IntentHead head, Tick tick) {}
