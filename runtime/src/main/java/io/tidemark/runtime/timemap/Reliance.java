package io.tidemark.runtime.timemap;

import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import java.util.Optional;

/**
 * An effect that relied on a fact which no longer stands (spec TMP-13).
 *
 * @param effect a deposit, or a watch that fired on a reading
 * @param fact what it relied on
 * @param replacement the fact in its place, if the transfer or reading was seen again
 */
public record Reliance(Effect effect, Fact fact, Optional<Fact> replacement) {
    /** The fact that an effect relies on, if it is of a kind that does. */
    static Optional<FactDigest> factOf(Effect effect) {
        if (effect instanceof Deposit deposit) {
            return Optional.of(deposit.fact());
        }
        return effect instanceof Fire fire && !fire.fact().isNone() ? Optional.of(fire.fact()) : Optional.empty();
    }

    /** Whether the transfer or reading is there again with the same asset and quantity, so that nothing is missing. */
    public boolean isMadeGood() {
        return replacement
                .filter(other ->
                        other.asset().equals(fact.asset()) && other.quantity().equals(fact.quantity()))
                .isPresent();
    }
}
