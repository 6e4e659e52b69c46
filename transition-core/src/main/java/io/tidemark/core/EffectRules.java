package io.tidemark.core;

import io.tidemark.model.Effect;
import io.tidemark.model.ProgramCell;

/** What one kind of effect asks for and does. */
interface EffectRules<E extends Effect> {
    /** What must hold (spec 3.5). */
    Ladder<E> ladder();

    /** Writes the cells that the effect touches, except its author's (spec 3.6). Asked only if all rules hold. */
    void write(Scene scene, E effect, Writes writes);

    /**
     * What becomes of the author's program besides counter, head and stamp. Not asked for Register.
     *
     * @param before the author's program
     */
    default ProgramCell author(ProgramCell before, E effect, Writes writes) {
        return before;
    }
}
