package io.tidemark.verifier.foreign;

/**
 * Something that makes a key unfit.
 *
 * @param where which part of the key, for example {@code /delta}
 * @param what what is wrong with it
 */
public record KeyFinding(Kind kind, String where, String what) {
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
        /** alpha, beta, gamma or delta at infinity. */
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
                "Refuse the key and run the setup again.");

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
