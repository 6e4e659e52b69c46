/** The deterministic engine, the state tree and the trace. */
@NullMarked
package io.tidemark.core;

import org.jspecify.annotations.NullMarked;
