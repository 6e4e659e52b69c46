package io.tidemark.runtime.engine;

import io.tidemark.core.SnapshotView;
import io.tidemark.model.CellCounts;
import io.tidemark.model.Tick;

/**
 * How far the instance has come.
 *
 * @param position of the last effect; 0 before the first
 * @param counts last index in use of each kind
 * @param clock largest tick
 * @param snapshot that effects are written against
 */
record Front(long position, CellCounts counts, Tick clock, SnapshotView snapshot) {}
