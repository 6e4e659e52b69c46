package io.tidemark.core.state;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.FrLimbs;
import io.tidemark.algebra.H8;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tree of spec 2.2 straight from its text: a map of cells, and a root by recursion. Slow, and independent. */
final class NaiveTree {
    private final int depth;
    private final SortedMap<Long, Fr[]> cells = new TreeMap<>();
    private Fr[] instanceLeaf;

    NaiveTree(int depth, long[] instanceLeaf) {
        this.depth = depth;
        this.instanceLeaf = values(instanceLeaf);
    }

    void put(long address, long[] lanes) {
        Fr[] cell = values(lanes);
        cell[7] = H8.hash(cells.getOrDefault(address, zeros()));
        cells.put(address, cell);
    }

    void instanceLeaf(long[] lanes) {
        instanceLeaf = values(lanes);
    }

    Fr[] cell(long address) {
        return cells.getOrDefault(address, zeros());
    }

    Fr root() {
        Fr[] children = new Fr[8];
        children[0] = H8.hash(instanceLeaf);
        for (int kind = 1; kind < 8; kind++) {
            children[kind] = node(1, kind);
        }
        return H8.hash(children);
    }

    static Fr[] values(long[] lanes) {
        Fr[] values = new Fr[8];
        for (int i = 0; i < 8; i++) {
            values[i] = FrLimbs.load(lanes, i * FrLimbs.LIMBS);
        }
        return values;
    }

    private Fr node(int level, long index) {
        long span = 1L << (3 * (depth - level));
        if (level == depth) {
            return H8.hash(cells.getOrDefault(index, zeros()));
        }
        if (cells.subMap(index * span, (index + 1) * span).isEmpty()) {
            return empty(level);
        }
        Fr[] children = new Fr[8];
        for (int child = 0; child < 8; child++) {
            children[child] = node(level + 1, 8 * index + child);
        }
        return H8.hash(children);
    }

    private Fr empty(int level) {
        Fr hash = H8.hash(zeros());
        for (int i = level; i < depth; i++) {
            Fr[] children = new Fr[8];
            Arrays.fill(children, hash);
            hash = H8.hash(children);
        }
        return hash;
    }

    private static Fr[] zeros() {
        Fr[] zeros = new Fr[8];
        Arrays.fill(zeros, Fr.ZERO);
        return zeros;
    }
}
