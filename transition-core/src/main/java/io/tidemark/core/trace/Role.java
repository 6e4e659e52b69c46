package io.tidemark.core.trace;

/** Why an effect touches a cell (spec 3.4, "cells touched"). */
public enum Role {
    /** The author's program; made by Register. */
    AUTHOR,
    /** The resource that the effect names, or that Deposit makes. */
    RESOURCE,
    /** The capability that the effect uses. */
    CAPABILITY,
    /** The capability or call made, the capability revoked, the call answered. */
    OTHER,
    /** An ancestor of the capability used. */
    ANCESTOR,
    /** A resource that goes into a call, or out of it. */
    ARGUMENT
}
