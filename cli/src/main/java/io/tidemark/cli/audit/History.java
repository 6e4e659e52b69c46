package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.verifier.audit.history.Occurrence;
import java.io.IOException;
import java.util.function.Consumer;

/** Where an audit's history comes from: bundles, or logs with the bundles that there are. */
@FunctionalInterface
public interface History {
    /**
     * Shows what happened, batch by batch and in causal order. Keeps nothing of it.
     *
     * @throws CommandFailure if a bundle is not valid
     */
    void read(Consumer<Occurrence> sink) throws CommandFailure, IOException;
}
