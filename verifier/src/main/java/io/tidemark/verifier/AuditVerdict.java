package io.tidemark.verifier;

/** What an audit bundle is worth, from most to least (spec 21.6). */
public enum AuditVerdict {
    /** The proof holds, and both roots are of one chain of batches, from the first, whose proofs were verified. */
    HOLDS("holds"),
    /** The proof holds; of a root, or of the chain that it is of, only keepers say that it is of a real history. */
    HOLDS_FOR_KEEPERS("holds, if the keepers are right"),
    /** The proof holds; nothing says that its roots are of a real history. */
    PROOF_ALONE("proof alone"),
    /** A check failed. */
    NOT_VALID("NOT VALID");

    private final String words;

    AuditVerdict(String words) {
        this.words = words;
    }

    /** The verdict in words. */
    public String words() {
        return words;
    }
}
