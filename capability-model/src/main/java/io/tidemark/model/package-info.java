/**
 * The values of the model: ids, cells, effects, facts, snapshots, the statement and what opens it (spec chapters 1 to
 * 5), with their lanes and digests. Everything is immutable; none is a constant {@code NONE}, not null.
 *
 * <p>Start with {@link io.tidemark.model.Effect}, {@link io.tidemark.model.Cell} and
 * {@link io.tidemark.model.Statement}; files are read and written by {@link io.tidemark.model.codec.Documents}. Imports
 * algebra, Tuweni's byte strings and, for keepers, BouncyCastle; no clock, locale, randomness or environment.
 */
@NullMarked
package io.tidemark.model;

import org.jspecify.annotations.NullMarked;
