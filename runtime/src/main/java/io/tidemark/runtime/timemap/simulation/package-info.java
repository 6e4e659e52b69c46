/** External domains that are made up: seeded and deterministic, with block times, reorganisations and late keepers (spec 16.7). */
@NullMarked
package io.tidemark.runtime.timemap.simulation;

import org.jspecify.annotations.NullMarked;
