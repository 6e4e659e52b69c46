package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tree over the facts of an instance, of arity 8, in the order of observation (spec SNP-2). Immutable; holds the
 * used nodes only.
 */
public final class FactTree {
    // levels.get(0) holds the root alone, levels.get(depth) the leaves; a level ends with its last used node.
    private final List<List<Fr>> levels;
    private final List<Fr> empty;
    private final int depth;

    private FactTree(int depth, List<List<Fr>> levels, List<Fr> empty) {
        this.depth = depth;
        this.levels = levels;
        this.empty = empty;
    }

    /**
     * The tree of these facts. Costs about a seventh of a hash for each fact, and {@code factDepth}.
     *
     * @param factDepth 1 to {@link InstanceParameters#FACT_DEPTH_MAX}
     * @throws IllegalArgumentException if the depth is out of its range, or there are more than 8^factDepth facts
     */
    public static FactTree of(List<FactDigest> facts, int factDepth) {
        if (factDepth < 1 || factDepth > InstanceParameters.FACT_DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "expected a fact depth from 1 to " + InstanceParameters.FACT_DEPTH_MAX + ", got " + factDepth);
        }
        if (facts.size() > capacity(factDepth)) {
            throw new IllegalArgumentException("expected at most " + capacity(factDepth) + " facts at fact depth "
                    + factDepth + ", got " + facts.size());
        }
        List<Fr> empty = new ArrayList<>();
        List<List<Fr>> levels = new ArrayList<>();
        Fr emptyNode = Fr.ZERO;
        List<Fr> level = facts.stream().map(FactDigest::lane).toList();
        for (int i = factDepth; i >= 0; i--) {
            empty.add(emptyNode);
            levels.add(level);
            level = i == 0 ? level : parents(level, emptyNode);
            emptyNode = H8.hash(Collections.nCopies(H8.LANES, emptyNode).toArray(Fr[]::new));
        }
        return new FactTree(factDepth, List.copyOf(levels.reversed()), List.copyOf(empty.reversed()));
    }

    /** How many facts a tree of that depth holds. */
    public static long capacity(int factDepth) {
        return 1L << (3 * factDepth);
    }

    /** The root. */
    public FactRoot root() {
        return new FactRoot(node(0, 0));
    }

    /**
     * The way from the root to a fact.
     *
     * @param index the fact's place in the order of observation, from 0; may be beyond the last fact
     * @throws IllegalArgumentException if the index is not below 8^factDepth
     */
    public FactPath path(long index) {
        if (index < 0 || index >= capacity(depth)) {
            throw new IllegalArgumentException(
                    "expected an index from 0 to " + (capacity(depth) - 1) + ", got " + index);
        }
        List<List<Fr>> nodes = new ArrayList<>();
        for (int level = 1; level <= depth; level++) {
            long first = index >>> (3 * (depth - level)) & -H8.LANES;
            nodes.add(children(level, first));
        }
        return new FactPath(index, nodes);
    }

    private List<Fr> children(int level, long first) {
        List<Fr> children = new ArrayList<>();
        for (int i = 0; i < H8.LANES; i++) {
            children.add(node(level, first + i));
        }
        return children;
    }

    private Fr node(int level, long position) {
        List<Fr> nodes = levels.get(level);
        return position < nodes.size() ? nodes.get((int) position) : empty.get(level);
    }

    private static List<Fr> parents(List<Fr> level, Fr emptyNode) {
        List<Fr> parents = new ArrayList<>();
        for (int start = 0; start < level.size(); start += H8.LANES) {
            Fr[] children = Collections.nCopies(H8.LANES, emptyNode).toArray(Fr[]::new);
            for (int i = start; i < Math.min(start + H8.LANES, level.size()); i++) {
                children[i - start] = level.get(i);
            }
            parents.add(H8.hash(children));
        }
        return parents;
    }
}
