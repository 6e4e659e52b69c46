package io.tidemark.verifier.plonk;

/**
 * Something that makes a key unfit (PLK-8).
 *
 * @param path which part of the key, for example {@code /Qcp/0}
 * @param what what is wrong with it
 */
public record PlonkDegeneracy(Kind kind, String path, String what) {
    /** Kinds of degeneracies. */
    public enum Kind {
        /** A point of the reference string is infinity. */
        REFERENCE_STRING,
        /** Everybody knows the secret of the reference string. */
        KNOWN_SECRET,
        /** S1, S2, S3 are no permutation. */
        PERMUTATION,
        /** The shift does not part the columns. */
        SHIFT,
        /** There are public inputs, and Ql is infinity. */
        INPUTS,
        /** There are no gates. */
        GATES,
        /** A Qcp is infinity. */
        COMMITMENT
    }
}
