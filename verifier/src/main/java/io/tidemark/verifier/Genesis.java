package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.StateRoot;
import java.util.Arrays;

/** The state of an instance before its first batch (spec STA-4, STA-5, STA-8). */
final class Genesis {
    private Genesis() {}

    /** H8(instance leaf at genesis, seven empty subtrees). */
    static StateRoot root(InstanceParameters parameters) {
        Fr[] children = new Fr[H8.LANES];
        Fr empty = Fr.ZERO;
        for (int level = parameters.depth(); level >= 1; level--) {
            Arrays.fill(children, empty);
            empty = H8.hash(children);
        }
        Arrays.fill(children, empty);
        children[0] = InstanceLeaf.genesis(parameters.instanceId()).leafHash().lane();
        return new StateRoot(H8.hash(children));
    }
}
