package io.tidemark.model.log;

import io.tidemark.model.SignedSnapshot;

/** A snapshot of the time map, with the signatures that it had. */
public record TakenSnapshot(SignedSnapshot signed) implements LogPayload {}
