package io.tidemark.model;

/** A circuit shape: its id and how much it holds (spec 5.7, chapter 8). */
public record Shape(ShapeId id, ShapeCapacities capacities) {}
