package io.tidemark.verifier.groth16;

import io.tidemark.algebra.PointFault;

/** What is wrong with a key, a proof or public inputs that cannot be checked at all (spec chapter 11). */
public enum Groth16Fault {
    /** Flag bits, a coordinate, or the length are not of the encoding. */
    E_POINT_ENCODING,
    /** A point that is not on its curve. */
    E_POINT_NOT_ON_CURVE,
    /** A point of the twist outside the subgroup of order r. */
    E_POINT_SUBGROUP,
    /** A point at infinity where none is allowed. */
    E_POINT_INFINITY,
    /** Not as many commitments as the key has, or a proof of knowledge of none. */
    E_PROOF_SHAPE,
    /** Not as many public inputs as the key has. */
    E_INPUT_COUNT,
    /** A public input is not an integer from 0 to r - 1 in 32 bytes. */
    E_INPUT_RANGE,
    /** The counts and numbers of a key contradict each other or its length. */
    E_KEY_FORMAT;

    static Groth16Fault of(PointFault fault) {
        return switch (fault) {
            case ENCODING -> E_POINT_ENCODING;
            case INFINITY -> E_POINT_INFINITY;
            case NOT_ON_CURVE -> E_POINT_NOT_ON_CURVE;
            case SUBGROUP -> E_POINT_SUBGROUP;
        };
    }
}
