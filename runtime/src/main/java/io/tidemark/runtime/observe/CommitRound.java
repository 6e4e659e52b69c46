package io.tidemark.runtime.observe;

import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.Committed;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives out what one commit names: its effects in their order, whatever else stands in its logs in between. */
final class CommitRound {
    private final StoredEntry entry;
    private final Committed committed;
    private int effects;
    private int finished;
    private @Nullable Violation missing;

    CommitRound(StoredEntry entry, Committed committed) {
        this.entry = entry;
        this.committed = committed;
    }

    /** An entry, or why there is none: the commit is done, or says what is not so. */
    sealed interface Given {
        record Entry(StoredEntry entry) implements Given {}

        record Done() implements Given {}

        record Missing(Violation violation) implements Given {}

        record Other(Violation violation) implements Given {}
    }

    StoredEntry entry() {
        return entry;
    }

    Optional<Violation> missing() {
        return Optional.ofNullable(missing);
    }

    Given next(CommittedTails logs) throws ReplayException {
        while (effects < committed.order().size()) {
            Committed.Log log = committed.logs().get(committed.order().get(effects) - 1);
            if (logs.read(log.actor()) >= log.head().sequence()) {
                return new Given.Other(violation(
                        "no more effects of " + log.actor() + " than its log has up to entry "
                                + log.head().sequence(),
                        "one more in its order"));
            }
            return given(log, logs, true);
        }
        while (finished < committed.logs().size()) {
            Committed.Log log = committed.logs().get(finished);
            if (logs.read(log.actor()) < log.head().sequence()) {
                return given(log, logs, false);
            }
            finished++;
        }
        return new Given.Done();
    }

    private Given given(Committed.Log log, CommittedTails logs, boolean ordered) throws ReplayException {
        Optional<StoredEntry> next = logs.next(log.actor());
        if (next.isEmpty()) {
            missing = violation(
                    "the log of " + log.actor() + " up to " + log.head(),
                    logs.read(log.actor()) == 0 ? "none" : "one that ends with entry " + logs.read(log.actor()));
            return new Given.Missing(missing);
        }
        missing = null;
        StoredEntry found = next.get();
        if (found.head().sequence() == log.head().sequence() && !found.head().equals(log.head())) {
            return new Given.Other(violation(
                    "the entry " + log.head().hash() + " in the log of " + log.actor(),
                    found.hash() + "; fetch the log from a peer, and keep this one as evidence"));
        }
        if (found.entry().payload() instanceof AppliedEffect) {
            if (!ordered) {
                return new Given.Other(violation(
                        "each effect of " + log.actor() + " in its order",
                        "none for entry " + found.head().sequence()));
            }
            effects++;
        }
        return new Given.Entry(found);
    }

    private Violation violation(String expected, String actual) {
        return Violation.of(ViolationCode.E_INV_COMMIT, entry, expected, actual);
    }
}
