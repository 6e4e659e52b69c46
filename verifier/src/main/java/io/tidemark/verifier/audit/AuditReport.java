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
 * @param sightings by batch, and within it in the order of the lists
 */
public record AuditReport(Sequence first, Sequence last, List<Sighting> sightings) {
    /** Copies the sightings. */
    public AuditReport {
        sightings = List.copyOf(sightings);
    }

    /** The sightings of one sort. */
    public <F extends Sighting> Stream<F> sightings(Class<F> sort) {
        return sightings.stream().filter(sort::isInstance).map(sort::cast);
    }

    /** Whether every batch from first to last is there, each on the state that the one before left. */
    public boolean isComplete() {
        return sightings.stream()
                .noneMatch(f -> f instanceof Sighting.BatchesMissing || f instanceof Sighting.HistoryBroken);
    }

    /** How often a capability was used itself, zero included. */
    public UsageStatement usageOf(CapabilityId capability) {
        return new UsageStatement(
                capability,
                first,
                last,
                isComplete(),
                sightings(Sighting.CapabilityUsed.class)
                        .filter(use -> use.entry().capability().equals(capability))
                        .toList());
    }

    /** How a resource changed hands, in order. */
    public List<Sighting.OwnershipChanged> historyOf(ResourceId resource) {
        return sightings(Sighting.OwnershipChanged.class)
                .filter(change -> change.entry().resource().equals(resource))
                .toList();
    }
}
