package io.tidemark.model.log;

/** What an entry says (spec LOG-4): an effect, a fact or an event. */
public sealed interface LogPayload permits AppliedEffect, ObservedFact, LogEvent {}
