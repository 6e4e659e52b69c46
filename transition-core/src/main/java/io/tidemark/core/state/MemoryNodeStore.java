package io.tidemark.core.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Nodes in pages of {@code long[]}: no object a node, and a reference is a position. Nothing outlives the process, and
 * nothing is freed before the store is.
 */
public final class MemoryNodeStore implements NodeStore {
    private static final int PAGE_BITS = 16;
    private static final int PAGE_WORDS = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE_WORDS - 1;

    private final List<TreeVersion> committed = new ArrayList<>();
    private final long base;
    private volatile long[][] pages = new long[0][];
    private long end;

    /** An empty store. */
    public MemoryNodeStore() {
        this(1);
    }

    /** An empty store whose first reference is {@code base}. */
    MemoryNodeStore(long base) {
        this.base = base;
        this.end = base;
    }

    @Override
    public long append(long[] words, int count) {
        long position = end - base;
        if ((position & PAGE_MASK) + count > PAGE_WORDS) {
            position = (position | PAGE_MASK) + 1;
        }
        int page = (int) (position >>> PAGE_BITS);
        if (page == pages.length) {
            long[][] grown = Arrays.copyOf(pages, page + 1);
            grown[page] = new long[PAGE_WORDS];
            pages = grown;
        }
        System.arraycopy(words, 0, pages[page], (int) (position & PAGE_MASK), count);
        end = base + position + count;
        return base + position;
    }

    @Override
    public void read(long reference, long[] words) {
        long position = reference - base;
        if (reference < base || reference >= end) {
            throw new StoreException("expected a reference in [" + base + ", " + end + "), got " + reference
                    + ": the version belongs to another store, or was never committed to this one");
        }
        int at = (int) (position & PAGE_MASK);
        long[] page = pages[(int) (position >>> PAGE_BITS)];
        System.arraycopy(page, at, words, 0, Math.min(WORDS_MAX, PAGE_WORDS - at));
    }

    @Override
    public void commit(TreeVersion version) {
        committed.add(version);
    }

    @Override
    public Optional<TreeVersion> latest() {
        return committed.isEmpty() ? Optional.empty() : Optional.of(committed.getLast());
    }

    @Override
    public List<TreeVersion> versions() {
        return List.copyOf(committed);
    }

    @Override
    public void close() {}

    /** Bytes taken by the pages. */
    public long sizeBytes() {
        return (long) pages.length * PAGE_WORDS * Long.BYTES;
    }

    /** The first reference. */
    long base() {
        return base;
    }

    /** The reference that follows all given out so far. */
    long end() {
        return end;
    }

    /** Hands each record since the store began to the visitor, in order. */
    void forEach(RecordVisitor visitor) {
        long[] words = new long[WORDS_MAX];
        for (long reference = base; reference < end; ) {
            read(reference, words);
            int count = NodeRecord.length(words[0]);
            if (words[0] == 0) {
                reference = base + (((reference - base) | PAGE_MASK) + 1);
            } else {
                visitor.visit(reference, words, count);
                reference += count;
            }
        }
    }

    /** Takes one record. */
    @FunctionalInterface
    interface RecordVisitor {
        void visit(long reference, long[] words, int count);
    }
}
