package io.tidemark.verifier;

import io.tidemark.model.MalformedCode;
import io.tidemark.verifier.groth16.Groth16Fault;

/** Why a check failed (spec 7.3). Names are permanent; the check that fails with a code is fixed. */
public enum VerificationCode {
    /** A part is missing, of another type, or out of its range. */
    E_FORMAT(CheckName.FORMAT),
    /** The value could be read, but this is not its one encoding. */
    E_FORMAT_CANONICAL(CheckName.FORMAT),
    /** A digest in the file is not the digest of what it names. */
    E_FORMAT_DIGEST(CheckName.FORMAT),
    /** Larger, longer or deeper than a reader accepts. */
    E_LIMIT(CheckName.FORMAT),
    /** Another format, or another version of it. */
    E_FORMAT_VERSION(CheckName.VERSION),

    /** No trusted key has this id, or the trusted key of this id is of another shape. */
    E_VK_UNPINNED(CheckName.KEY),
    /** A trusted key with which proofs can be forged by anybody. */
    E_VK_DEGENERATE(CheckName.KEY),
    /** A development key, which whoever made it can forge under, and the policy does not allow it. */
    E_SETUP_INSECURE(CheckName.KEY),

    /** A public input is not an integer from 0 to r - 1. */
    E_INPUT_RANGE(CheckName.RANGES),
    /** Not as many public inputs as the key has. */
    E_INPUT_COUNT(CheckName.RANGES),

    /** The list of heads and ticks does not open the effects digest. */
    E_OPENING_HEADS(CheckName.OPENINGS),
    /** The list of programs does not open the programs digest. */
    E_OPENING_PROGRAMS(CheckName.OPENINGS),
    /** The list of resources does not open the ownership digest. */
    E_OPENING_OWNERSHIP(CheckName.OPENINGS),
    /** The list of uses does not open the uses digest. */
    E_OPENING_USES(CheckName.OPENINGS),
    /** Lists that open their digests contradict themselves or each other. */
    E_OPENING_CONTRADICTION(CheckName.OPENINGS),

    /** Of another instance than the one that the verifier trusts. */
    E_DOMAIN(CheckName.INSTANCE),

    /** No snapshot with this digest is signed by enough keepers, or its chain to an accepted one is missing. */
    E_SNAPSHOT_UNKNOWN(CheckName.SNAPSHOT),
    /** A snapshot older than the one used before it. */
    E_SNAPSHOT_ROLLBACK(CheckName.SNAPSHOT),
    /** The keepers signed two snapshots for one place in the chain. */
    E_SNAPSHOT_EQUIVOCATION(CheckName.SNAPSHOT),

    /** This statement was accepted before, under this proof or another. */
    E_REPLAY(CheckName.SEQUENCE),
    /** Not the batch that follows the last accepted one. */
    E_SEQUENCE(CheckName.SEQUENCE),
    /** The batch starts from another state than the last accepted one ended in. */
    E_PRE_ROOT(CheckName.SEQUENCE),

    /** The published effects do not lead to the published heads, groups, programs and uses. */
    E_OPENING_EFFECTS(CheckName.EFFECTS),

    /** Flag bits, a coordinate, or the length of the proof are not of the encoding. */
    E_POINT_ENCODING(CheckName.PROOF),
    /** A point that is not on its curve. */
    E_POINT_NOT_ON_CURVE(CheckName.PROOF),
    /** A point of the twist outside the subgroup of prime order. */
    E_POINT_SUBGROUP(CheckName.PROOF),
    /** A point at infinity. */
    E_POINT_INFINITY(CheckName.PROOF),
    /** Not as many commitments as the key has. */
    E_PROOF_SHAPE(CheckName.PROOF),
    /** The pairing equation does not hold. */
    PROOF_INVALID(CheckName.PROOF);

    private final CheckName check;

    VerificationCode(CheckName check) {
        this.check = check;
    }

    /** The check that fails with this code. */
    public CheckName check() {
        return check;
    }

    /** The code of a fault in a proof. */
    static VerificationCode of(Groth16Fault fault) {
        return switch (fault) {
            case E_POINT_ENCODING -> E_POINT_ENCODING;
            case E_POINT_NOT_ON_CURVE -> E_POINT_NOT_ON_CURVE;
            case E_POINT_SUBGROUP -> E_POINT_SUBGROUP;
            case E_POINT_INFINITY -> E_POINT_INFINITY;
            case E_PROOF_SHAPE -> E_PROOF_SHAPE;
            case E_INPUT_COUNT -> E_INPUT_COUNT;
            case E_INPUT_RANGE -> E_INPUT_RANGE;
            case E_KEY_FORMAT -> throw new AssertionError("keys are read before bundles");
        };
    }

    /** The code of a fault in the bytes. */
    static VerificationCode of(MalformedCode code) {
        return switch (code) {
            // E_FORMAT_PATH is about names of files; a bundle has none.
            case E_FORMAT, E_FORMAT_PATH -> E_FORMAT;
            case E_FORMAT_CANONICAL -> E_FORMAT_CANONICAL;
            case E_FORMAT_VERSION -> E_FORMAT_VERSION;
            case E_FORMAT_DIGEST -> E_FORMAT_DIGEST;
            case E_LIMIT -> E_LIMIT;
        };
    }
}
