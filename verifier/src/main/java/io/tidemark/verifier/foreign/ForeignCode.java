package io.tidemark.verifier.foreign;

import io.tidemark.algebra.PointFault;

/** Why a key, a proof or public inputs are refused (spec 13.9). */
public enum ForeignCode {
    /** None of the known forms fits. */
    E_FORMAT_UNKNOWN(
            true,
            "Name the file of the kind that is asked for, whole and unchanged; or say with --format what it is, to see what is wrong with it."),
    /** Two known forms fit. */
    E_FORMAT_AMBIGUOUS(true, "Say with --format which form it is."),
    /** A part is missing, of another type, or contradicts the length of the file. */
    E_FORMAT(true, "Get the file again from where it was made: it was damaged or cut, or is of another kind."),
    /** The value could be read, but this is not its one encoding. */
    E_FORMAT_CANONICAL(true, "Have the tool that made the file write it again; do not edit it by hand."),
    /** Larger, longer or deeper than a reader accepts. */
    E_LIMIT(true, "This is larger than any file of its kind; get it again from where it was made."),
    /** A well-formed file of another proof system or curve. */
    E_UNSUPPORTED(true, "Use a verifier of that proof system or curve."),
    /** Flag bits or coordinates are not those of the encoding. */
    E_POINT_ENCODING(
            true,
            "Get the file again from where it was made; one that was made so is an attempt to pass one value as another."),
    /** A public input is not an integer from 0 to r - 1. */
    E_INPUT_RANGE(
            true,
            "Give each public input as the integer from 0 to r - 1 that it is; one that was made so is an attempt to pass one value as another."),
    /** A point of a proof at infinity. */
    E_POINT_INFINITY(false, "Do not rely on this proof: no prover makes such a one."),
    /** A point that is not on its curve. */
    E_POINT_NOT_ON_CURVE(false, "Do not rely on it: it was damaged, or is no proof or key of this curve."),
    /** A point of the twist outside the subgroup of order r. */
    E_POINT_SUBGROUP(false, "Do not rely on it: no honest tool makes such a point."),
    /** Not as many commitments as the key has, or a proof of knowledge of none. */
    E_PROOF_SHAPE(false, "Give the key that this proof was made under."),
    /** Not as many public inputs as the key has. */
    E_INPUT_COUNT(false, "Give all public inputs of this key, in order, zeros too."),
    /** Another key than the one that was expected. */
    E_VK_UNPINNED(false, "Give the key that you trust; never take one from whoever brings the proof."),
    /** A key under which somebody can forge, or that leaves an input unbound. */
    E_VK_DEGENERATE(false, "Run keys lint on the key; nothing that verifies under it means anything."),
    /** The selector of an envelope is not that of the key. */
    E_SELECTOR(false, "Give the key of the version that made the proof."),
    /** Envelope and public inputs say different things. */
    E_ENVELOPE(false, "Give the public inputs that you expect, not those that came with the proof."),
    /** Everything is well-formed and the equation does not hold. */
    PROOF_INVALID(
            false,
            "Do not rely on this proof. If you think it is good: is it of these inputs, in this order, and under this key? With commitments, is --hash the one of the prover?");

    private final boolean malformed;
    private final String next;

    ForeignCode(boolean malformed, String next) {
        this.malformed = malformed;
        this.next = next;
    }

    /** Whether a file with this fault is not in its format, so that there is nothing to be valid or not. */
    public boolean isMalformed() {
        return malformed;
    }

    /** What to do about it. */
    public String next() {
        return next;
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
