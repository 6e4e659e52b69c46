package io.tidemark.verifier.foreign;

import io.tidemark.verifier.Outcome;
import java.util.Optional;

/** One named check of a proof and how it came out. */
public sealed interface ProofCheck {
    /** Which check. */
    ProofCheckName name();

    /** How it came out. */
    Outcome outcome();

    /** Why it failed; empty unless it did. */
    default Optional<ProofFailure> failure() {
        return this instanceof Failed failed ? Optional.of(failed.why()) : Optional.empty();
    }

    /**
     * It was made and holds.
     *
     * @param note what was found; may be empty
     */
    record Passed(ProofCheckName name, String note) implements ProofCheck {
        @Override
        public Outcome outcome() {
            return Outcome.PASSED;
        }
    }

    /** It was made and does not hold. */
    record Failed(ProofCheckName name, ProofFailure why) implements ProofCheck {
        @Override
        public Outcome outcome() {
            return Outcome.FAILED;
        }
    }

    /**
     * It was not made.
     *
     * @param reason one before it failed, or there is nothing to check
     */
    record NotRun(ProofCheckName name, String reason) implements ProofCheck {
        @Override
        public Outcome outcome() {
            return Outcome.NOT_RUN;
        }
    }
}
