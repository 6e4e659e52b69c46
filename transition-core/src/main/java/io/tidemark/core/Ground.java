package io.tidemark.core;

import io.tidemark.model.Cell;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellId;
import io.tidemark.model.InstanceId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Tick;
import java.util.Optional;

/**
 * What effects are executed on: a {@link State}, or the cells that effects in flight have made of one. What it answers
 * stays the same while an effect is executed on it.
 */
public interface Ground {
    /** What the instance was founded on. */
    InstanceParameters parameters();

    /** The instance. */
    InstanceId instance();

    /** The last index in use of each kind. */
    CellCounts counts();

    /** The largest tick so far. */
    Tick clock();

    /** A cell; empty for none and for an index that was not handed out yet. Its link may be an older one. */
    Optional<Cell> cell(CellId id);
}
