/**
 * Worlds at work: replays batches through the core, signs, proves through the bridge, and records. Only `prove` and
 * `demo` reach it, so that `verify`, `audit` and `inspect` need no native library.
 */
@NullMarked
package io.tidemark.cli.run;

import org.jspecify.annotations.NullMarked;
