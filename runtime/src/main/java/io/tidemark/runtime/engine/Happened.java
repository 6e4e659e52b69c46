package io.tidemark.runtime.engine;

import io.tidemark.model.Effect;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Tick;

/**
 * An effect that was applied.
 *
 * @param position its place in the order of all effects of the instance since the engine began, from 1
 * @param effect with all that the engine filled in
 * @param head of its author's intent log after it
 * @param created index of the cell that was made for it; 0 if its kind makes none
 */
public record Happened(long position, Effect effect, Tick tick, IntentHead head, long created) {}
