package io.tidemark.core.trace;

import io.tidemark.model.Fact;
import io.tidemark.model.FactPath;

/**
 * The fact that a Deposit consumed, or of which a condition holds.
 *
 * @param effect index of the effect in the batch
 * @param path from the snapshot's fact root
 */
public record FactStep(int effect, Fact fact, FactPath path) {}
