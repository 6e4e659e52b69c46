package io.tidemark.runtime.schedule;

/**
 * Marks a class whose values several tasks may have at once: nobody can change them, or they are changed through a scheduler
 * alone, as {@link Atom} and {@link Channel}. Whoever implements it vouches for that; {@link Sharing} says what is shareable
 * without it.
 */
public interface Shareable {}
