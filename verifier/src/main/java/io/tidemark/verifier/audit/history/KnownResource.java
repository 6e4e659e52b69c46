package io.tidemark.verifier.audit.history;

import io.tidemark.model.AssetId;
import io.tidemark.model.EscrowTerms;
import io.tidemark.model.Holding;
import io.tidemark.model.Quantity;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Tick;

/**
 * What is known of a resource at a point of a history.
 *
 * @param terms of its escrow; {@link EscrowTerms#NONE} unless ESCROWED
 * @param clock tick of the last effect that touched it
 */
public record KnownResource(
        ResourceId id, AssetId asset, Quantity quantity, Holding holding, EscrowTerms terms, Tick clock) {
    KnownResource with(Holding otherHolding, EscrowTerms otherTerms, Tick tick) {
        return new KnownResource(id, asset, quantity, otherHolding, otherTerms, tick);
    }

    KnownResource with(Quantity other, Tick tick) {
        return new KnownResource(id, asset, other, holding, terms, tick);
    }
}
