package io.tidemark.verifier.foreign;

/** The checks of a proof, in the order in which they run (spec 13.8). */
public enum ProofCheckName {
    /** The key is in a known form and its points are in their groups. */
    KEY("key"),
    /** The key is the one that was expected. */
    PIN("pin"),
    /** Nobody can forge under the key, and it binds each input. */
    SETUP("setup"),
    /** The proof is in a form that goes with the key, and its points are in their groups. */
    PROOF("proof"),
    /** The public inputs are in a known form, in the field, and as many as the key has. */
    INPUTS("inputs"),
    /** What the envelope says agrees with key and inputs. */
    ENVELOPE("envelope"),
    /** The equation of the proof system holds. */
    EQUATION("equation");

    private final String label;

    ProofCheckName(String label) {
        this.label = label;
    }

    /** The name for people. */
    public String label() {
        return label;
    }
}
