package io.tidemark.core.state;

import java.util.List;
import java.util.Optional;

/**
 * Append-only storage of tree nodes: records of 64-bit words, named by the reference that {@link #append} gives out.
 *
 * <p>Nodes are never changed in place; a new version of the tree appends the nodes on its touched paths and shares the
 * rest, so every version stays readable. What is appended is readable at once, and durable with the next
 * {@link #commit}. A crash before that leaves the last committed version.
 *
 * <p>One thread at a time appends and commits; any thread may read a reference that was handed to it. References are
 * positive and rise; 0 never names a record.
 */
public sealed interface NodeStore extends AutoCloseable permits MemoryNodeStore, DiskNodeStore {
    /** Words of the longest record. */
    int WORDS_MAX = NodeRecord.WORDS_MAX;

    /**
     * Appends the first {@code count} words and returns the reference of the record.
     *
     * @throws StoreException if the store is closed or cannot write
     */
    long append(long[] words, int count);

    /**
     * Reads a record to the beginning of {@code words}, an array of at least {@value NodeRecord#WORDS_MAX}; words
     * beyond the record are undefined.
     *
     * @throws StoreException if no such record was appended, or it is damaged
     */
    void read(long reference, long[] words);

    /**
     * Makes all that was appended so far and this version durable, in one atomic step.
     *
     * @throws StoreException if the store is closed or cannot write
     */
    void commit(TreeVersion version);

    /** The version committed last. */
    Optional<TreeVersion> latest();

    /** All committed versions, oldest first. */
    List<TreeVersion> versions();

    @Override
    void close();
}
