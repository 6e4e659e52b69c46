package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.List;

/**
 * The way from a fact root to one of its leaves (spec SNP-2).
 *
 * @param index the leaf's place, from 0
 * @param nodes the eight children of each node on the way, the root's first: as many as the tree is deep
 */
public record FactPath(long index, List<List<Fr>> nodes) {
    /**
     * Copies the nodes and checks their form.
     *
     * @throws IllegalArgumentException if there are none or too many, one has not eight children, or the index is
     *     beyond the leaves
     */
    public FactPath {
        nodes = nodes.stream().map(List::copyOf).toList();
        if (nodes.isEmpty() || nodes.size() > InstanceParameters.FACT_DEPTH_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + InstanceParameters.FACT_DEPTH_MAX + " nodes on a path, got " + nodes.size());
        }
        for (List<Fr> children : nodes) {
            if (children.size() != H8.LANES) {
                throw new IllegalArgumentException("expected " + H8.LANES + " children, got " + children.size());
            }
        }
        if (index < 0 || index >= FactTree.capacity(nodes.size())) {
            throw new IllegalArgumentException(
                    "expected an index from 0 to " + (FactTree.capacity(nodes.size()) - 1) + ", got " + index);
        }
    }

    /** Which child of {@code nodes.get(level)} the way takes, 0 to 7. */
    public int digit(int level) {
        return (int) (index >>> (3 * (nodes.size() - 1 - level))) & (H8.LANES - 1);
    }

    /** The leaf that the path ends at: a fact digest, or zero. */
    public Fr leaf() {
        int last = nodes.size() - 1;
        return nodes.get(last).get(digit(last));
    }

    /** Whether every node hashes to its place in the one above, and the first to the root. */
    public boolean leadsFrom(FactRoot root) {
        Fr expected = root.lane();
        for (int level = 0; level < nodes.size(); level++) {
            List<Fr> children = nodes.get(level);
            if (!H8.hash(children.toArray(Fr[]::new)).equals(expected)) {
                return false;
            }
            expected = children.get(digit(level));
        }
        return true;
    }
}
