package io.tidemark.model.log;

import io.tidemark.model.SignedObservation;

/**
 * A block as a keeper observed it, with the signatures that it had: the keeper's own when it gave its word, those of a quorum
 * when they had come together.
 */
public record ObservedBlock(SignedObservation signed) implements LogPayload {}
