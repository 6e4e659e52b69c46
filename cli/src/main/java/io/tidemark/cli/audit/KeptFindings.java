package io.tidemark.cli.audit;

import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.FindingCode;
import io.tidemark.verifier.audit.finding.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Findings as they are made: all are counted, and of each code and policy the first {@value #OF_EACH_MAX} are kept. */
public final class KeptFindings implements Consumer<Finding> {
    /** The most that are kept of one code and policy. */
    public static final int OF_EACH_MAX = 1000;

    private final List<Finding> kept = new ArrayList<>();
    private final Map<Sort, Long> counts = new HashMap<>();
    private final Map<Severity, Long> severities = new EnumMap<>(Severity.class);

    private record Sort(FindingCode code, Optional<String> policy) {}

    @Override
    public void accept(Finding finding) {
        severities.merge(finding.severity(), 1L, Long::sum);
        if (counts.merge(new Sort(finding.code(), finding.policy()), 1L, Long::sum) <= OF_EACH_MAX) {
            kept.add(finding);
        }
    }

    /** Those that are kept, in the order in which they were made. */
    public List<Finding> list() {
        return Collections.unmodifiableList(kept);
    }

    /** How many were made. */
    public long count() {
        return severities.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many were made of that severity. */
    public long count(Severity severity) {
        return severities.getOrDefault(severity, 0L);
    }

    /** How many are not kept. */
    public long leftOut() {
        return count() - kept.size();
    }
}
