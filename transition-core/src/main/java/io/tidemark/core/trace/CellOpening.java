package io.tidemark.core.trace;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.Address;
import io.tidemark.model.StateRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * What shows that a cell lies at its address under a root: its lanes, and the children of each node on the way.
 *
 * @param lanes the eight lanes, all zero if the cell was never used
 * @param top the root's children, of which that of the cell's kind is the one above the first of {@code path}
 * @param path the children of each node from below the root to above the cell, the highest first
 */
public record CellOpening(Address address, List<Fr> lanes, StateTop top, List<List<Fr>> path) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there are not eight lanes, or a node is missing
     */
    public CellOpening {
        lanes = List.copyOf(lanes);
        path = path.stream().map(List::copyOf).toList();
        if (lanes.size() != H8.LANES
                || path.size() != address.depth() - 1
                || path.stream().anyMatch(node -> node.size() != H8.LANES)) {
            throw new IllegalArgumentException("expected eight lanes and " + (address.depth() - 1)
                    + " nodes of eight children, got " + lanes.size() + " lanes and " + path.size() + " nodes");
        }
    }

    /** Whether the cell was ever used. */
    public boolean isUsed() {
        return lanes.stream().anyMatch(lane -> !lane.isZero());
    }

    /** The root that it opens. Hashes the whole way. */
    public StateRoot root() {
        Fr node = H8.hash(lanes.toArray(Fr[]::new));
        for (int level = path.size() - 1; level >= 0; level--) {
            List<Fr> children = new ArrayList<>(path.get(level));
            children.set(address.digit(level + 1), node);
            node = H8.hash(children.toArray(Fr[]::new));
        }
        List<Fr> siblings = new ArrayList<>(top.siblings());
        siblings.set(address.kind().number() - 1, node);
        return new StateTop(top.leaf(), siblings).root();
    }
}
