package io.tidemark.verifier.foreign;

import io.tidemark.algebra.Fr;

/**
 * A public input.
 *
 * @param name what its system calls it; its number from 0 where nothing names it
 */
public record NamedInput(String name, Fr value) {}
