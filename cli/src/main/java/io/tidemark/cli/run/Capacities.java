package io.tidemark.cli.run;

import io.tidemark.cli.CommandFailure;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;

/** How many entries the public lists of a shape are padded to. */
public final class Capacities {
    private Capacities() {}

    /** The rows of a shape's tables. */
    public static ShapeCapacities of(ShapeId shape) throws CommandFailure {
        return ShapeCatalog.shape(shape).capacities();
    }
}
