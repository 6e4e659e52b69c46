package io.tidemark.model;

/** What the signatures on a snapshot or an observation are worth; in order of precedence, the first fault that holds is named. */
public enum KeeperVerdict {
    /** A snapshot names other keepers than those it is checked against. */
    KEEPERS_DIFFER,
    /** A signature is of a key that is no keeper. */
    UNKNOWN_KEEPER,
    /** A signature does not verify. */
    SIGNATURE_INVALID,
    /** All signatures verify, but they are fewer than the threshold. */
    BELOW_THRESHOLD,
    /** Signed (spec SNP-7, TMP-5), and nothing supplied is wrong. */
    SIGNED
}
