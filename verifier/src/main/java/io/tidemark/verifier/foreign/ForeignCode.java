package io.tidemark.verifier.foreign;

import io.tidemark.algebra.PointFault;

/** Why a key, a proof or public inputs are refused (spec 13.9). */
public enum ForeignCode {
    /** None of the known forms fits. */
    E_FORMAT_UNKNOWN(true),
    /** Two known forms fit. */
    E_FORMAT_AMBIGUOUS(true),
    /** A part is missing, of another type, or contradicts the length of the file. */
    E_FORMAT(true),
    /** The value could be read, but this is not its one encoding. */
    E_FORMAT_CANONICAL(true),
    /** Larger, longer or deeper than a reader accepts. */
    E_LIMIT(true),
    /** A well-formed file of another proof system or curve. */
    E_UNSUPPORTED(true),
    /** Flag bits or coordinates are not those of the encoding. */
    E_POINT_ENCODING(true),
    /** A public input is not an integer from 0 to r - 1. */
    E_INPUT_RANGE(true),
    /** A point of a proof at infinity. */
    E_POINT_INFINITY(false),
    /** A point that is not on its curve. */
    E_POINT_NOT_ON_CURVE(false),
    /** A point of the twist outside the subgroup of order r. */
    E_POINT_SUBGROUP(false),
    /** Not as many commitments as the key has, or a proof of knowledge of none. */
    E_PROOF_SHAPE(false),
    /** Not as many public inputs as the key has. */
    E_INPUT_COUNT(false),
    /** Another key than the one that was expected. */
    E_VK_UNPINNED(false),
    /** A key under which somebody can forge, or that leaves an input unbound. */
    E_VK_DEGENERATE(false),
    /** The selector of an envelope is not that of the key. */
    E_SELECTOR(false),
    /** Envelope and public inputs say different things. */
    E_ENVELOPE(false),
    /** Everything is well-formed and the equation does not hold. */
    PROOF_INVALID(false);

    private final boolean malformed;

    ForeignCode(boolean malformed) {
        this.malformed = malformed;
    }

    /** Whether a file with this fault is not in its format, so that there is nothing to be valid or not. */
    public boolean isMalformed() {
        return malformed;
    }

    static ForeignCode of(PointFault fault) {
        return switch (fault) {
            case ENCODING -> E_POINT_ENCODING;
            case INFINITY -> E_POINT_INFINITY;
            case NOT_ON_CURVE -> E_POINT_NOT_ON_CURVE;
            case SUBGROUP -> E_POINT_SUBGROUP;
        };
    }
}
