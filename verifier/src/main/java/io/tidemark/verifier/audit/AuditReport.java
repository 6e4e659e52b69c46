package io.tidemark.verifier.audit;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Sequence;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the verified bundles of one instance say together.
 *
 * @param first number of the first batch
 * @param last number of the last batch
 * @param findings by batch, and within it in the order of the lists
 */
public record AuditReport(Sequence first, Sequence last, List<Finding> findings) {
    /** Copies the findings. */
    public AuditReport {
        findings = List.copyOf(findings);
    }

    /** The findings of one sort. */
    public <F extends Finding> Stream<F> findings(Class<F> sort) {
        return findings.stream().filter(sort::isInstance).map(sort::cast);
    }

    /** Whether every batch from first to last is there, each on the state that the one before left. */
    public boolean isComplete() {
        return findings.stream()
                .noneMatch(f -> f instanceof Finding.BatchesMissing || f instanceof Finding.HistoryBroken);
    }

    /** How often a capability was used itself, zero included. */
    public UsageStatement usageOf(CapabilityId capability) {
        return new UsageStatement(
                capability,
                first,
                last,
                isComplete(),
                findings(Finding.CapabilityUsed.class)
                        .filter(use -> use.entry().capability().equals(capability))
                        .toList());
    }

    /** How a resource changed hands, in order. */
    public List<Finding.OwnershipChanged> historyOf(ResourceId resource) {
        return findings(Finding.OwnershipChanged.class)
                .filter(change -> change.entry().resource().equals(resource))
                .toList();
    }
}
