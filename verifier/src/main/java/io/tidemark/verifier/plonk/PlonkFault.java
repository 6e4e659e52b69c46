package io.tidemark.verifier.plonk;

import io.tidemark.algebra.PointFault;

/** What is wrong with a key, a proof or public inputs (spec 12.8). */
public enum PlonkFault {
    /** The counts and numbers of a key contradict each other or its length. */
    E_FORMAT,
    /** Longer, or with more of something, than a reader accepts. */
    E_LIMIT,
    /** A key under which anybody can forge, or that leaves an input unbound. */
    E_VK_DEGENERATE,
    /** Flag bits, a coordinate, a claimed value, or the length of a proof are not of the encoding. */
    E_POINT_ENCODING,
    /** A point that is not on its curve. */
    E_POINT_NOT_ON_CURVE,
    /** A point of the twist outside the subgroup of order r. */
    E_POINT_SUBGROUP,
    /** A point at infinity where none is allowed. */
    E_POINT_INFINITY,
    /** Claimed values and commitments are not as many as they should be. */
    E_PROOF_SHAPE,
    /** Not as many public inputs as the key has. */
    E_INPUT_COUNT,
    /** An equation does not hold. */
    PROOF_INVALID;

    static PlonkFault of(PointFault fault) {
        return switch (fault) {
            case ENCODING -> E_POINT_ENCODING;
            case INFINITY -> E_POINT_INFINITY;
            case NOT_ON_CURVE -> E_POINT_NOT_ON_CURVE;
            case SUBGROUP -> E_POINT_SUBGROUP;
        };
    }
}
