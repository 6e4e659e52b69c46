package io.tidemark.model;

import java.util.List;
import java.util.Optional;

/** How much a bundle tells of the effects of its batch. The proof is the same in each case. */
public sealed interface EffectsOpening {
    /** What opens the effects digest; empty if it is withheld. */
    default Optional<List<EffectEntry>> heads() {
        return switch (this) {
            case Withheld none -> Optional.empty();
            case Heads some -> Optional.of(some.entries());
            case Full all -> Optional.of(all.entries());
        };
    }

    /** Nothing but the digest. */
    record Withheld() implements EffectsOpening {}

    /** Head and tick of each effect, which open the effects digest. */
    record Heads(List<EffectEntry> entries) implements EffectsOpening {
        /**
         * Copies the entries.
         *
         * @throws IllegalArgumentException if there are none; no batch is without effects
         */
        public Heads {
            entries = List.copyOf(entries);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("expected an entry for each effect of a batch, got none");
            }
        }
    }

    /** Head and tick of each effect, and the effects themselves, which open the heads. */
    record Full(List<EffectEntry> entries, List<Effect> effects) implements EffectsOpening {
        /**
         * Copies the lists.
         *
         * @throws IllegalArgumentException if they differ in size, or there are none
         */
        public Full {
            entries = new Heads(entries).entries();
            effects = List.copyOf(effects);
            if (entries.size() != effects.size()) {
                throw new IllegalArgumentException(
                        "expected an effect for each of " + entries.size() + " entries, got " + effects.size());
            }
        }
    }
}
