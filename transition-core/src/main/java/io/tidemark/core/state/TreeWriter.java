package io.tidemark.core.state;

import io.tidemark.algebra.H8;

/** Hashes nodes and appends them; scratch of its own, so one a thread. */
final class TreeWriter {
    private final NodeStore store;
    private final H8.Hasher hasher = new H8.Hasher();
    private final long[] words = new long[NodeStore.WORDS_MAX];

    TreeWriter(NodeStore store) {
        this.store = store;
    }

    /** Hashes and appends eight lanes; the hash goes to {@code hash}. */
    long lanes(long[] lanes, int offset, long[] hash, int hashOffset) {
        int count = NodeRecord.putLanes(lanes, offset, words);
        hasher.hash(lanes, offset, hash, hashOffset);
        return store.append(words, count);
    }

    /** Appends eight lanes whose hash is known. */
    long hashedLanes(long[] lanes, int offset) {
        return store.append(words, NodeRecord.putLanes(lanes, offset, words));
    }

    /** Hashes and appends a branch; the hash goes to {@code hash}. */
    long branch(long[] hashes, int offset, long[] references, int refOffset, long[] hash, int hashOffset) {
        int count = NodeRecord.putBranch(hashes, offset, references, refOffset, words);
        hasher.hash(hashes, offset, hash, hashOffset);
        return store.append(words, count);
    }

    /** Appends a branch whose hash is known. */
    long hashedBranch(long[] hashes, int offset, long[] references, int refOffset) {
        return store.append(words, NodeRecord.putBranch(hashes, offset, references, refOffset, words));
    }
}
