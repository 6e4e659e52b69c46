package io.tidemark.core.trace;

import io.tidemark.model.IntentHead;
import io.tidemark.model.Quantity;
import io.tidemark.model.Tick;

/**
 * One ancestor of a capability that was used; the parent's step comes before the grandparent's.
 *
 * @param effect index of the effect in the batch
 * @param touch of the ancestor
 * @param debit what the effect moves, taken from what remains of the ancestor
 * @param head the effect's intent head
 */
public record LinkStep(int effect, Touch touch, Tick tick, Quantity debit, IntentHead head) {}
