package io.tidemark.runtime.timemap;

import io.tidemark.model.AssetId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;

/**
 * A price, a balance or a count as a keeper sees it in a block; it concerns no account (spec TMP-24).
 *
 * @param asset what was looked at
 * @param quantity what was seen, from 0
 * @param reference names the reading, for example the round of an oracle
 */
public record Reading(AssetId asset, Quantity quantity, Reference reference) implements Sighting {}
