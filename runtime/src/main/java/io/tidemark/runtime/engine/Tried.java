package io.tidemark.runtime.engine;

import io.tidemark.model.CellId;

/** How a try to let a proposal happen ended. */
sealed interface Tried {
    /** With this outcome. */
    record Settled(Outcome outcome) implements Tried {}

    /** It needs this cell as well, which nobody declared. */
    record Elsewhere(CellId cell) implements Tried {}

    /** There is another snapshot by now. */
    record Stale() implements Tried {}
}
