package io.tidemark.cli.run;

import io.tidemark.core.TransitionResult.Applied;
import io.tidemark.model.ShapeId;

/** One proof's worth of a batch: the accepted effects that fit one shape. */
record BatchPart(ShapeId shape, Applied applied, int count) {}
