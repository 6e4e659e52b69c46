package io.tidemark.verifier.audit;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.Sequence;
import java.util.List;

/**
 * How often a capability was used itself in a range of batches. Zero is a statement like any other. It rests on the
 * proofs of the batches from {@code first} to {@code last}: each uses list opens a public input, and has an entry for
 * every effect of its batch.
 *
 * <p>It does not speak of batches outside the range, nor of uses of capabilities derived from this one.
 *
 * @param complete whether every batch of the range is there and follows from the one before; if not, the uses are those
 *     known, and there may be more
 */
public record UsageStatement(
        CapabilityId capability, Sequence first, Sequence last, boolean complete, List<Sighting.CapabilityUsed> uses) {
    /** Copies the list. */
    public UsageStatement {
        uses = List.copyOf(uses);
    }

    /** Whether it is proved that the capability was not used in the range. */
    public boolean provesNoUse() {
        return complete && uses.isEmpty();
    }
}
