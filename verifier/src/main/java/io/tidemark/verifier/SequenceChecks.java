package io.tidemark.verifier;

import io.tidemark.model.Sequence;
import io.tidemark.model.Statement;
import java.util.Optional;

/** That a batch follows the last accepted one (spec VER-8). */
final class SequenceChecks {
    private static final Sequence FIRST = Sequence.of(1);

    private SequenceChecks() {}

    static Optional<Failure> run(Statement statement, StatementId id, VerifierState state, VerificationPolicy policy) {
        if (state.statements().contains(id)) {
            return fail(VerificationCode.E_REPLAY, "a statement that was not accepted before", "statement " + id);
        }
        if (isAnyStart(statement, state, policy)) {
            return Optional.empty();
        }
        long next = state.sequence().value() + 1;
        if (statement.sequence().value() != next) {
            String remedy = state.isEmpty() ? "; give the bundles before it too, or a saved state" : "";
            return fail(
                    VerificationCode.E_SEQUENCE,
                    "batch " + next,
                    "batch " + statement.sequence().value() + remedy);
        }
        return statement.preRoot().equals(state.root())
                ? Optional.empty()
                : fail(
                        VerificationCode.E_PRE_ROOT,
                        "a batch on the state " + state.root().lane(),
                        "one on " + statement.preRoot().lane());
    }

    /** Whether the batch may begin the chain although it does not follow the genesis, which is known. */
    static boolean isAnyStart(Statement statement, VerifierState state, VerificationPolicy policy) {
        return policy.anyStartAllowed()
                && state.isEmpty()
                && statement.sequence().compareTo(FIRST) > 0;
    }

    private static Optional<Failure> fail(VerificationCode code, String expected, String actual) {
        return Optional.of(Failure.of(code, expected, actual));
    }
}
