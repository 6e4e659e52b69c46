package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.verifier.VerifiedBundle;
import java.io.IOException;
import java.util.Optional;

/** Verified bundles by ascending sequence, one at a time. */
@FunctionalInterface
public interface Bundles {
    /** None at all. */
    Bundles NONE = Optional::empty;

    /**
     * The next one; empty at the end.
     *
     * @throws CommandFailure if it is not valid
     */
    Optional<VerifiedBundle> next() throws CommandFailure, IOException;

    /** A history of bundles alone. */
    static History history(Bundles bundles) {
        return sink -> {
            var history = new io.tidemark.verifier.audit.history.BundleHistory(sink);
            for (Optional<VerifiedBundle> next = bundles.next(); next.isPresent(); next = bundles.next()) {
                history.add(next.get());
            }
        };
    }
}
