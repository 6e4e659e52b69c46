package io.tidemark.model.audit;

import io.tidemark.model.Sequence;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;

/**
 * A state that a statement speaks of, with what the instance leaf under its root says (spec 21.2).
 *
 * @param sequence batches applied
 * @param clock largest tick
 */
public record AuditPoint(StateRoot root, Sequence sequence, Tick clock) {}
