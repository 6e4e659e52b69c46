package io.tidemark.benchmarks;

import io.tidemark.core.trace.Trace;
import io.tidemark.model.ShapeCapacities;

/**
 * The H8 calls that a batch needs by the specification, however it is executed: each new version of a cell and a node is
 * hashed once, each effect extends a chain, each list of the statement is folded.
 *
 * @param heads intent heads (spec 3.3) and the digests of groups
 * @param cells new leaf hashes, the instance leaf's among them
 * @param nodes new inner nodes
 * @param folds steps of the statement's four lists (spec 5.3 to 5.6)
 * @param challenges of the signatures
 */
record HashCount(int heads, int cells, int nodes, int folds, int challenges) {
    private static final int EFFECTS_A_STEP = 5;
    private static final int PROGRAMS_A_STEP = 2;
    private static final int OWNERSHIP_A_STEP = 6;
    private static final int USES_A_STEP = 6;

    static HashCount of(Trace trace, ShapeCapacities capacities) {
        return new HashCount(
                trace.ops().size() + trace.members().size() + trace.groups().size(),
                1
                        + trace.programs().size()
                        + trace.resources().size()
                        + trace.capabilities().size()
                        + trace.calls().size(),
                trace.nodes().size(),
                Math.ceilDiv(capacities.effects(), EFFECTS_A_STEP)
                        + Math.ceilDiv(capacities.authors(), PROGRAMS_A_STEP)
                        + Math.ceilDiv(capacities.resources(), OWNERSHIP_A_STEP)
                        + Math.ceilDiv(capacities.effects(), USES_A_STEP),
                trace.signatures().size());
    }

    int total() {
        return heads + cells + nodes + folds + challenges;
    }
}
