package io.tidemark.cli.run;

import io.tidemark.core.State;
import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.model.Batch;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeId;

/**
 * One proof's worth: signed effects that fit one shape, applied. From a batch file, or from the logs of a world.
 *
 * @param before the state that they were applied to
 */
public record BatchPart(Shape fitted, State before, Batch batch, Applied applied) {
    /** What it is proved with. */
    ShapeId shape() {
        return fitted.id();
    }

    /** How many effects it has. */
    int count() {
        return batch.effects().size();
    }
}
