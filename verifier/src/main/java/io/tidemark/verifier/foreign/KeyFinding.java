package io.tidemark.verifier.foreign;

import java.util.Optional;

/**
 * Something that makes a key unfit.
 *
 * @param where which part of the key, for example {@code /delta}
 * @param what what is wrong with it
 */
public record KeyFinding(Kind kind, String where, String what) {
    /** The finding of a point that is not in its group; empty if the fault is another. */
    static Optional<KeyFinding> of(ForeignFormatException refused) {
        String where = refused.failure().path();
        return switch (refused.code()) {
            case E_POINT_NOT_ON_CURVE ->
                Optional.of(new KeyFinding(Kind.NOT_ON_CURVE, where, "it is not on its curve"));
            case E_POINT_SUBGROUP ->
                Optional.of(new KeyFinding(Kind.NOT_IN_SUBGROUP, where, "it is on the twist, not in the subgroup"));
            default -> Optional.empty();
        };
    }

    /** Kinds of findings, with what an attacker gains and what to do. */
    public enum Kind {
        /** gamma = delta or -delta. */
        GAMMA_IS_DELTA(
                "Anybody proves any statement: a term of the public inputs can be moved into C.",
                "Finish the setup: contribute to phase 2 and export the key again. Refuse this key until then."),
        /** delta is the generator of G2, or minus it. */
        DELTA_IS_GENERATOR(
                "Anybody who knows the circuit proves any statement: delta is no secret.",
                "Finish the setup: contribute to phase 2 and export the key again. Refuse this key until then."),
        /** alpha, beta, gamma or delta at infinity; in PLONK G, H or sH. */
        INFINITE(
                "Anybody proves any statement: a term of the equation is gone.",
                "Refuse the key. It was damaged, or made by a broken or dishonest tool."),
        /** A point that is not on its curve. */
        NOT_ON_CURVE(
                "The equation means nothing with such a point; verifiers that do not look can be made to accept.",
                "Refuse the key and get it again from where it was made."),
        /** A point of the twist outside the subgroup. */
        NOT_IN_SUBGROUP(
                "The equation means nothing with such a point; verifiers that do not look can be made to accept.",
                "Refuse the key and get it again from where it was made."),
        /** A weight at infinity. */
        INPUT_WITHOUT_WEIGHT(
                "The input binds nothing: any value of it verifies with the same proof, so who carries the proof may change it.",
                "Constrain the input in the circuit (for example square it) and make a new key; until then do not rely on that input."),
        /** Two inputs of the same weight, up to sign. */
        INPUTS_OF_ONE_WEIGHT(
                "Only the sum (or difference) of the two inputs is bound: an amount can be moved from one to the other.",
                "Constrain the inputs apart in the circuit and make a new key."),
        /** A commitment key of which the secret is known. */
        COMMITMENT_KEY(
                "Anybody proves knowledge of a commitment that he does not know, and chooses the challenge of the circuit.",
                "Refuse the key and run the setup again."),
        /** The secret of the reference string is 1, -1 or a square root of -1. */
        KNOWN_SECRET(
                "Anybody proves any statement: whoever knows the secret opens a commitment to any value. gnark's quick "
                        + "reference string, for tests, has this one.",
                "Make the key again from the reference string of a public ceremony. Refuse this key until then."),
        /** S1, S2 or S3 at infinity, or two of them equal. */
        NO_PERMUTATION(
                "A wire need not have the same value wherever it is used: what is computed need not be about the public inputs.",
                "Refuse the key. It was damaged, or made by a broken or dishonest tool."),
        /** The shift is 0, or maps rows of one column to rows of another. */
        COLUMNS_OVERLAP(
                "Wires of two columns pass for each other: a gate can be given a value that belongs to another.",
                "Refuse the key. It was damaged, or made by a broken or dishonest tool."),
        /** Ql at infinity, and there are public inputs. */
        INPUTS_UNTIED(
                "No gate ties a public input to a wire: what is computed need not be about the public inputs.",
                "Refuse the key; constrain the inputs in the circuit and make a new one."),
        /** Ql, Qr, Qm, Qo and Qk at infinity. */
        NO_GATES(
                "Any wires satisfy the circuit: anybody proves what it was made to exclude.",
                "Refuse the key. It is of an empty circuit, or was damaged."),
        /** A Qcp at infinity. */
        COMMITMENT_TO_NOTHING(
                "The commitment binds no wire: the prover chooses his values after the challenge that the circuit draws from it.",
                "Refuse the key; commit to a wire in the circuit and make a new one.");

        private final String gain;
        private final String next;

        Kind(String gain, String next) {
            this.gain = gain;
            this.next = next;
        }

        /** What an attacker gains. */
        public String gain() {
            return gain;
        }

        /** What to do. */
        public String next() {
            return next;
        }
    }
}
