package io.tidemark.runtime.engine;

/** What holds the effects of a proposal together: all of them happen, or none. */
public enum Bond {
    /** It is one effect. */
    SINGLE,

    /** They form an atomic group (spec 3.7): they happen at one tick. */
    GROUP,

    /** They are a Fire and the effect that its watch promised (spec 3.8), one right after the other. */
    FIRED
}
