package io.tidemark.runtime.timemap;

import io.tidemark.model.Deposit;
import io.tidemark.model.Fact;
import java.util.Optional;

/**
 * A deposit that relied on a fact which no longer stands (spec TMP-13).
 *
 * @param fact what it relied on
 * @param replacement the fact in its place, if the transfer was seen again
 */
public record Reliance(Deposit deposit, Fact fact, Optional<Fact> replacement) {
    /** Whether the transfer is there again with the same asset and quantity, so that nothing is missing. */
    public boolean isMadeGood() {
        return replacement
                .filter(other ->
                        other.asset().equals(fact.asset()) && other.quantity().equals(fact.quantity()))
                .isPresent();
    }
}
