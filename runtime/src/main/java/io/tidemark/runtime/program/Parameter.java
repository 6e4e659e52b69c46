package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;
import java.util.Optional;

/** What a program leaves open: given with {@code --set name=value}, or else the value in its file. */
public record Parameter(String name, ValueType type, Optional<Value> absent, Place place) {}
