package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Place;

/**
 * An external domain, and how it behaves where it is simulated.
 *
 * @param block time from one block to the next
 * @param delay how long keepers take to see a block
 * @param reorgPercent how often, of a hundred blocks, a reorganisation comes first
 */
public record Timeline(String name, Term block, Term delay, Term reorgPercent, Place place) {}
