package io.tidemark.core.state;

import io.tidemark.model.LeafHash;

/**
 * A touched cell's leaf.
 *
 * @param address of the cell
 * @param before leaf hash before the batch; it is the cell's link after it (spec STA-6)
 * @param after leaf hash after it
 */
public record TouchedLeaf(long address, LeafHash before, LeafHash after) {}
