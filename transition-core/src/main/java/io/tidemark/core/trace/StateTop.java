package io.tidemark.core.trace;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.StateRoot;
import java.util.ArrayList;
import java.util.List;

/**
 * The top node of a state tree, opened: what shows which instance leaf lies under a root (spec STA-5).
 *
 * @param leaf child 0
 * @param siblings children 1 to 7
 */
public record StateTop(InstanceLeaf leaf, List<Fr> siblings) {
    /**
     * Copies the siblings and checks their number.
     *
     * @throws IllegalArgumentException if there are not seven
     */
    public StateTop {
        siblings = List.copyOf(siblings);
        if (siblings.size() != H8.LANES - 1) {
            throw new IllegalArgumentException("expected 7 siblings of the instance leaf, got " + siblings.size());
        }
    }

    /** The root above. Costs two hashes. */
    public StateRoot root() {
        List<Fr> children = new ArrayList<>();
        children.add(leaf.leafHash().lane());
        children.addAll(siblings);
        return new StateRoot(H8.hash(children.toArray(Fr[]::new)));
    }
}
