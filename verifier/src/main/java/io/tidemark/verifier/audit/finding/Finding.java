package io.tidemark.verifier.audit.finding;

import io.tidemark.verifier.audit.history.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One thing that an audit found.
 *
 * @param severity the code's, or the one that the policy gives
 * @param policy name of the policy that it breaks; empty for {@code A_} codes
 * @param tick when it happened; empty for what has no time of its own
 * @param details every name in the code's sentence, and none else
 * @param evidence what shows it; at least one
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Optional<String> policy,
        OptionalLong tick,
        List<Detail> details,
        List<Evidence> evidence) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no evidence, or a policy where there must be none, or none where
     *     there must be one
     */
    public Finding {
        details = List.copyOf(details);
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() || policy.isPresent() != code.isBreach()) {
            throw new IllegalArgumentException("expected evidence, and a policy if and only if " + code
                    + " is the breach of one, got " + evidence + " and " + policy);
        }
    }

    /** A finding that needs no policy. */
    public static Finding of(FindingCode code, OptionalLong tick, List<Detail> details, List<Evidence> evidence) {
        return new Finding(code, code.severity(), Optional.empty(), tick, details, evidence);
    }

    /** The part of that name. */
    public Optional<Detail.Value> detail(String name) {
        return details.stream()
                .filter(detail -> detail.name().equals(name))
                .map(Detail::value)
                .findFirst();
    }
}
