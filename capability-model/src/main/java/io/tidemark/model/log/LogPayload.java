package io.tidemark.model.log;

/** What an entry says (spec LOG-4): an effect, a fact, an observation, a snapshot or an event. */
public sealed interface LogPayload permits AppliedEffect, ObservedFact, ObservedBlock, TakenSnapshot, LogEvent {}
