package io.tidemark.verifier;

import java.util.Optional;

/** One named check of a bundle and how it came out. */
public sealed interface Check {
    /** Which check. */
    CheckName name();

    /** How it came out. */
    Outcome outcome();

    /** Why it failed; empty unless it did. */
    default Optional<Failure> failure() {
        return this instanceof Failed failed ? Optional.of(failed.why()) : Optional.empty();
    }

    /**
     * It was made and holds.
     *
     * @param note what it rests on, or what was left out because it was not supplied; may be empty
     */
    record Passed(CheckName name, String note) implements Check {
        @Override
        public Outcome outcome() {
            return Outcome.PASSED;
        }
    }

    /** It was made and does not hold. */
    record Failed(Failure why) implements Check {
        @Override
        public CheckName name() {
            return why.code().check();
        }

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
    record NotRun(CheckName name, String reason) implements Check {
        @Override
        public Outcome outcome() {
            return Outcome.NOT_RUN;
        }
    }
}
