package io.tidemark.core.trace;

/** Why an effect touches a cell (spec 3.4, "cells touched"). */
public enum Role {
    /** The author's program; made by Register. */
    AUTHOR,
    /** The resource that the effect names or watches, or that Deposit makes; of Merge the one that stays. */
    RESOURCE,
    /** The capability that the effect uses. */
    CAPABILITY,
    /**
     * The capability, call or watch made, the resource made by Split or ended by Merge, the capability revoked, the call
     * answered, the watch fired, the program joined.
     */
    OTHER,
    /** An ancestor of the capability used. */
    ANCESTOR,
    /** A resource that goes into a call, or out of it. */
    ARGUMENT
}
