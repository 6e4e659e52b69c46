package io.tidemark.verifier.foreign;

import io.tidemark.verifier.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one proof.
 *
 * @param keyForm form and encoding of the key; empty if it could not be read
 * @param keyHash hash of the key, the same in every form (FOR-7)
 * @param keyFileHash SHA-256 of the key file
 * @param proofForm form of the proof; empty if it could not be read
 * @param inputs the public inputs; none if they could not be read
 * @param checks one for each {@link ProofCheckName}, in that order
 */
public record ProofReport(
        Optional<String> keyForm,
        Optional<String> keyHash,
        String keyFileHash,
        Optional<String> proofForm,
        List<NamedInput> inputs,
        List<ProofCheck> checks) {
    /** Copies the lists. */
    public ProofReport {
        inputs = List.copyOf(inputs);
        checks = List.copyOf(checks);
    }

    /** Whether the equation holds, and nothing before it failed. */
    public boolean isValid() {
        return outcome(ProofCheckName.EQUATION) == Outcome.PASSED;
    }

    /** Whether a file is not in its format. */
    public boolean isMalformed() {
        return failure().filter(why -> why.code().isMalformed()).isPresent();
    }

    /** How a check came out. */
    public Outcome outcome(ProofCheckName name) {
        return checks.stream()
                .filter(check -> check.name() == name)
                .findFirst()
                .orElseThrow(() -> new AssertionError("a report has every check"))
                .outcome();
    }

    /** Why the proof is not valid; empty if it is. */
    public Optional<ProofFailure> failure() {
        return checks.stream()
                .map(ProofCheck::failure)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
