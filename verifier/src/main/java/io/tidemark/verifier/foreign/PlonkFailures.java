package io.tidemark.verifier.foreign;

import io.tidemark.verifier.plonk.PlonkFault;
import io.tidemark.verifier.plonk.PlonkFormatException;

/** Faults of PLONK's reader as those of any file. */
final class PlonkFailures {
    private PlonkFailures() {}

    /** The fault, of bytes that begin at {@code base} of the file. */
    static ForeignFormatException of(PlonkFormatException refused, int base) {
        boolean placed = refused.offset() != PlonkFormatException.NO_OFFSET;
        return new ForeignFormatException(
                code(refused.fault()),
                refused.path(),
                placed ? base + refused.offset() : ProofFailure.NO_OFFSET,
                refused.expected(),
                refused.actual());
    }

    private static ForeignCode code(PlonkFault fault) {
        return switch (fault) {
            case E_FORMAT -> ForeignCode.E_FORMAT;
            case E_LIMIT -> ForeignCode.E_LIMIT;
            case E_VK_DEGENERATE -> ForeignCode.E_VK_DEGENERATE;
            case E_POINT_ENCODING -> ForeignCode.E_POINT_ENCODING;
            case E_POINT_NOT_ON_CURVE -> ForeignCode.E_POINT_NOT_ON_CURVE;
            case E_POINT_SUBGROUP -> ForeignCode.E_POINT_SUBGROUP;
            case E_POINT_INFINITY -> ForeignCode.E_POINT_INFINITY;
            case E_PROOF_SHAPE -> ForeignCode.E_PROOF_SHAPE;
            case E_INPUT_COUNT -> ForeignCode.E_INPUT_COUNT;
            case PROOF_INVALID -> ForeignCode.PROOF_INVALID;
        };
    }
}
