package io.tidemark.model;

/**
 * A watch fires: its condition holds, and the author's next effect is the promised one (spec 3.6, 3.8).
 *
 * @param watched as the watch has it
 * @param promise as the watch has it
 * @param fact the fact of which the condition holds; {@link FactDigest#NONE} unless it is about one
 */
public record Fire(EffectHeader header, WatchId watch, Watched watched, PromiseDigest promise, FactDigest fact)
        implements Effect {
    /**
     * Checks that a fact is named only where the condition is about one.
     *
     * @throws IllegalArgumentException if it is named elsewhere
     */
    public Fire {
        if (!fact.isNone() && !watched.kind().isOfFact()) {
            throw new IllegalArgumentException(
                    "expected no fact under a condition " + watched.kind() + ", got " + fact);
        }
    }

    @Override
    public EffectKind kind() {
        return EffectKind.FIRE;
    }

    @Override
    public Fire withHeader(EffectHeader other) {
        return new Fire(other, watch, watched, promise, fact);
    }
}
