package io.tidemark.verifier.foreign;

/** The forms that a key is read in (spec 13.4). */
public enum KeyFormat {
    /** gnark since 0.11. */
    GNARK("gnark"),
    /** gnark up to 0.10: one commitment key without a count. */
    GNARK_UP_TO_0_10("gnark up to 0.10"),
    /** gnark's PLONK, with a version or legacy. */
    GNARK_PLONK("gnark PLONK"),
    /** {@code verification_key.json}. */
    SNARKJS("snarkjs"),
    /** {@code ark_groth16::VerifyingKey}. */
    ARKWORKS("arkworks");

    private final String label;

    KeyFormat(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
