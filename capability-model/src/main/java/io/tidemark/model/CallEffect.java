package io.tidemark.model;

/** An effect that extends its author's call chain: L4 is the author's call head before it (spec 3.2). */
public sealed interface CallEffect extends Effect permits Invoke, Accept, Decline {
    /** The author's own call head before this effect; NONE before its first call effect. */
    IntentHead callHead();

    /** The same effect after another call head. */
    CallEffect withCallHead(IntentHead callHead);
}
