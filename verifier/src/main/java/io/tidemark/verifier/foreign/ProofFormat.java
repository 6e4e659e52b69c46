package io.tidemark.verifier.foreign;

/** The forms that a proof is read in (spec 13.5). */
public enum ProofFormat {
    /** gnark's own, of Groth16. */
    GNARK("gnark"),
    /** gnark's own, of PLONK. */
    GNARK_PLONK("gnark PLONK"),
    /** {@code proof.json}. */
    SNARKJS("snarkjs"),
    /** {@code ark_groth16::Proof}. */
    ARKWORKS("arkworks"),
    /** Words of 32 bytes, as a Solidity verifier takes them. */
    EVM("EVM words"),
    /** SP1's envelope. */
    SP1("SP1"),
    /** RISC Zero's envelope. */
    RISC0("RISC Zero");

    private final String label;

    ProofFormat(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
