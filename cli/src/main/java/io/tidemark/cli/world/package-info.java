/**
 * The files of a world as values (docs/spec chapter 9): what people wrote, checked and with places for messages, before
 * any name is resolved to an index. Entry type: {@link io.tidemark.cli.world.World}. Knows nothing of core or bridge.
 */
@NullMarked
package io.tidemark.cli.world;

import org.jspecify.annotations.NullMarked;
