package io.tidemark.verifier.audit.history;

import io.tidemark.model.Right;
import io.tidemark.model.UseEntry;
import java.util.Optional;

/**
 * The use of a capability by one effect.
 *
 * @param entry as the uses list of its batch has it (spec 5.6)
 */
public record CapabilityUse(UseEntry entry, Evidence evidence) {
    /** The use in an occurrence, whether the effect is published or its batch opens the uses list only. */
    public static Optional<CapabilityUse> in(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.EffectApplied applied -> of(applied);
            case Occurrence.UseSeen seen -> Optional.of(new CapabilityUse(seen.use(), seen.evidence()));
            case Occurrence.BatchOpened none -> Optional.empty();
            case Occurrence.EffectRefused none -> Optional.empty();
            case Occurrence.EffectsWithheld none -> Optional.empty();
            case Occurrence.HoldingSeen none -> Optional.empty();
            case Occurrence.BatchesMissing none -> Optional.empty();
            case Occurrence.HistoryBroken none -> Optional.empty();
            case Occurrence.HistoryForked none -> Optional.empty();
            case Occurrence.HistoryTruncated none -> Optional.empty();
        };
    }

    private static Optional<CapabilityUse> of(Occurrence.EffectApplied applied) {
        EffectSubjects subjects = EffectSubjects.of(applied.effect());
        if (subjects.capability().isNone()) {
            return Optional.empty();
        }
        UseEntry entry = new UseEntry(
                subjects.capability(),
                applied.effect().author(),
                subjects.resource(),
                applied.tick(),
                subjects.right());
        return Optional.of(new CapabilityUse(entry, applied.evidence()));
    }

    /** The one right that was used. */
    public Right right() {
        return entry.rights().toList().getFirst();
    }
}
