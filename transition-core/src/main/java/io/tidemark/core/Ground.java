package io.tidemark.core;

import io.tidemark.model.CellCounts;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Tick;

/**
 * What effects are executed on: a {@link State}, or the cells that effects in flight have made of one. What it answers
 * stays the same while an effect is executed on it.
 */
public interface Ground extends Cells {
    /** What the instance was founded on. */
    InstanceParameters parameters();

    /** The instance. */
    InstanceId instance();

    /** The last index in use of each kind. */
    CellCounts counts();

    /** The largest tick so far. */
    Tick clock();
}
