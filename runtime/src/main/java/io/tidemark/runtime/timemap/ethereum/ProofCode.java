package io.tidemark.runtime.timemap.ethereum;

/** Why a proof does not show the deposit that it should; in order of precedence (spec 16.10). */
public enum ProofCode {
    /** The header is not that of the block that keepers vouch for. */
    E_FACT_PROOF_HEADER,
    /** The first node does not hash to the root in the header. */
    E_FACT_PROOF_ROOT,
    /** A node does not hash to what the one above it names. */
    E_FACT_PROOF_NODE,
    /** The nodes end before the key does. */
    E_FACT_PROOF_SHORT,
    /** There are nodes after the last one needed. */
    E_FACT_PROOF_EXCESS,
    /** The trie holds nothing at the key. */
    E_FACT_PROOF_ABSENT,
    /** The transaction failed. */
    E_FACT_PROOF_FAILED,
    /** The receipt has no log of that number. */
    E_FACT_PROOF_LOG,
    /** The log is of another contract. */
    E_FACT_PROOF_TOKEN,
    /** The log is no ERC-20 transfer. */
    E_FACT_PROOF_EVENT,
    /** The transfer went to another address. */
    E_FACT_PROOF_ACCOUNT,
    /** The amount is no whole quantity from 1 to 2^64 - 1. */
    E_FACT_PROOF_QUANTITY
}
