package io.tidemark.runtime.timemap;

import io.tidemark.model.AssetId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;

/** Something that a keeper sees in a block: a fact that has no sequence yet. */
public sealed interface Sighting permits DepositSighting, Reading {
    /** What it is of. */
    AssetId asset();

    /** How much of it. */
    Quantity quantity();

    /** Names it, whatever block it stands in: after a reorganisation it is known by this. */
    Reference reference();
}
