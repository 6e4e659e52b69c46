package io.tidemark.cli.audit;

import io.tidemark.model.Effect;

/** An effect in words, with the names that are known. */
@FunctionalInterface
public interface Told {
    /** The fields of the effect in one line, without author and kind. */
    String fields(Effect effect);
}
