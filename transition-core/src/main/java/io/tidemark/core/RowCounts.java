package io.tidemark.core;

import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.Trace;
import java.util.List;
import java.util.Set;

/**
 * How many rows of each section of the circuit a batch needs (spec 5.7, 8.2).
 *
 * @param programs program cells of the authors
 * @param joined program cells that were joined and did not act
 * @param resources touched resource cells
 * @param capabilities touched capability cells that were there before the batch
 * @param freshCapabilities capability cells that the batch makes
 * @param calls touched call and watch cells that were there before the batch
 * @param freshCalls call and watch cells that the batch makes
 * @param nodes distinct inner nodes above the touched cells, the root among them
 */
public record RowCounts(
        int effects,
        int programs,
        int joined,
        int resources,
        int capabilities,
        int freshCapabilities,
        int calls,
        int freshCalls,
        int nodes,
        int links,
        int arguments,
        int facts,
        int members,
        int groups,
        int promises) {
    private static final int DIGIT_BITS = 3;

    /** Of an empty batch. */
    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Of a batch that was executed. */
    public static RowCounts of(Trace trace) {
        return new RowCounts(
                trace.ops().size(),
                trace.programs().size(),
                trace.joined().size(),
                trace.resources().size(),
                count(trace.capabilities(), false),
                count(trace.capabilities(), true),
                count(trace.calls(), false) + count(trace.watches(), false),
                count(trace.calls(), true) + count(trace.watches(), true),
                trace.nodes().size(),
                trace.links().size(),
                trace.arguments().size(),
                trace.facts().size(),
                trace.members().size(),
                trace.groups().size(),
                trace.promises().size());
    }

    /** Adds the inner nodes above one cell: the address with its last digits cut, behind a leading one. */
    static void addNodesAbove(long address, int depth, Set<Long> nodes) {
        long marked = (1L << (DIGIT_BITS * depth)) | address;
        for (long node = marked >>> DIGIT_BITS; node != 0; node >>>= DIGIT_BITS) {
            nodes.add(node);
        }
    }

    private static int count(List<CellChange> changes, boolean created) {
        return (int)
                changes.stream().filter(change -> change.isCreated() == created).count();
    }
}
