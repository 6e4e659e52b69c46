package io.tidemark.model;

import io.tidemark.algebra.Fr;

/** Names an instance: the hash of its parameters (spec STA-9). One lane. */
public record InstanceId(Fr lane) implements LaneValue {}
