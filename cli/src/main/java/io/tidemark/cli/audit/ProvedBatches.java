package io.tidemark.cli.audit;

import io.tidemark.cli.CommandFailure;
import io.tidemark.model.Sequence;
import io.tidemark.verifier.VerifiedBundle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bundles that go with a history from logs: those of each batch, while the batches pass by. */
final class ProvedBatches {
    private final Bundles bundles;
    private Optional<VerifiedBundle> next;
    private Sequence passed = Sequence.ZERO;

    ProvedBatches(Bundles bundles) throws CommandFailure, IOException {
        this.bundles = bundles;
        this.next = bundles.next();
    }

    /** The bundles of a batch that is after all that were asked for before: none, one, or several that should be one. */
    List<VerifiedBundle> of(Sequence batch) throws CommandFailure, IOException {
        passed = batch;
        List<VerifiedBundle> found = new ArrayList<>();
        while (next.isPresent() && sequence(next.get()).compareTo(batch) <= 0) {
            if (sequence(next.get()).equals(batch)) {
                found.add(next.get());
            }
            next = bundles.next();
        }
        return found;
    }

    /** The bundles of batches after those that were asked for, one at a time. */
    Optional<VerifiedBundle> later() throws CommandFailure, IOException {
        while (next.isPresent() && sequence(next.get()).compareTo(passed) <= 0) {
            next = bundles.next();
        }
        Optional<VerifiedBundle> later = next;
        if (later.isPresent()) {
            next = bundles.next();
        }
        return later;
    }

    private static Sequence sequence(VerifiedBundle bundle) {
        return bundle.bundle().statement().sequence();
    }
}
