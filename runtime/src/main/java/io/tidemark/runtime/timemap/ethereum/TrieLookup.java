package io.tidemark.runtime.timemap.ethereum;

import org.apache.tuweni.bytes.Bytes;

/** What a trie proof shows: {@link Found} or {@link ProofRefused}. */
sealed interface TrieLookup permits TrieLookup.Found, ProofRefused {
    /** The trie of that root holds this value at that key. */
    record Found(Bytes value) implements TrieLookup {}
}
