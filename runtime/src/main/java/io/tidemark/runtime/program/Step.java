package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;

/** One step of a program. */
public record Step(Operation operation, Notes notes, Place place) {}
