package io.tidemark.runtime.timemap;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Reference;
import java.util.Optional;

/**
 * What a fact is of, whatever block it stands in: a transfer to an account, or a reading in a domain (spec TMP-11, TMP-24).
 *
 * @param numbers in whose order it has its sequence
 * @param asset of a reading
 */
record Sighted(Numbers numbers, Optional<AssetId> asset, Reference reference) {
    /**
     * Whose facts are numbered together: those of an account, or the readings of a domain.
     *
     * @param domain NONE for an account, which has but one
     * @param account NONE for a domain
     */
    record Numbers(DomainId domain, ProgramId account) {}

    static Sighted of(DomainId domain, Sighting sighting) {
        return switch (sighting) {
            case DepositSighting deposit -> deposit(deposit.account(), deposit.reference());
            case Reading reading -> reading(domain, reading.asset(), reading.reference());
        };
    }

    static Sighted of(Fact fact) {
        return switch (fact.kind()) {
            case DEPOSIT -> deposit(fact.account(), fact.reference());
            case OBSERVATION -> reading(fact.domain(), fact.asset(), fact.reference());
        };
    }

    private static Sighted deposit(ProgramId account, Reference reference) {
        return new Sighted(new Numbers(DomainId.NONE, account), Optional.empty(), reference);
    }

    private static Sighted reading(DomainId domain, AssetId asset, Reference reference) {
        return new Sighted(new Numbers(domain, ProgramId.NONE), Optional.of(asset), reference);
    }
}
