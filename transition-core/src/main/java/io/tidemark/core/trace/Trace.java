package io.tidemark.core.trace;

import io.tidemark.core.state.TouchedNode;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.Snapshot;
import java.util.List;

/**
 * What happened in a batch: all that a witness needs besides the {@link io.tidemark.model.Statement}.
 *
 * <p>Deterministic: the same state, batch and snapshot give the same trace. It does not depend on a shape but for the
 * effects digest in {@code leafAfter}, which the specification folds over the capacity of one (spec 5.2).
 *
 * @param leafBefore the instance leaf before the batch
 * @param leafAfter and after
 * @param snapshot the one that the batch ran against
 * @param snapshotState the top of the state that the snapshot names
 * @param ops the effects, in order
 * @param links ancestors of used capabilities, by effect, nearest first
 * @param arguments arguments of calls, by effect, in their order
 * @param facts facts that Deposit consumed or a Fire saw, by effect
 * @param members members of groups, by effect
 * @param groups groups, by first member
 * @param promises effects that follow a Fire, by effect
 * @param programs program cells of the authors, ascending
 * @param joined program cells that were joined and did not act, ascending
 * @param resources touched resource cells, ascending
 * @param capabilities touched capability cells, ascending
 * @param calls touched call cells, ascending
 * @param watches touched watch cells, ascending
 * @param nodes touched inner nodes, root first, ascending by level and index
 * @param signatures of the authors, in the order of {@code programs}; one for each in a trace of a valid batch
 */
public record Trace(
        InstanceLeaf leafBefore,
        InstanceLeaf leafAfter,
        Snapshot snapshot,
        StateTop snapshotState,
        List<OpStep> ops,
        List<LinkStep> links,
        List<ArgumentStep> arguments,
        List<FactStep> facts,
        List<MemberStep> members,
        List<GroupStep> groups,
        List<PromiseStep> promises,
        List<CellChange> programs,
        List<CellChange> joined,
        List<CellChange> resources,
        List<CellChange> capabilities,
        List<CellChange> calls,
        List<CellChange> watches,
        List<TouchedNode> nodes,
        List<HeadSignature> signatures) {
    /** Copies the lists. */
    public Trace {
        ops = List.copyOf(ops);
        links = List.copyOf(links);
        arguments = List.copyOf(arguments);
        facts = List.copyOf(facts);
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        promises = List.copyOf(promises);
        programs = List.copyOf(programs);
        joined = List.copyOf(joined);
        resources = List.copyOf(resources);
        capabilities = List.copyOf(capabilities);
        calls = List.copyOf(calls);
        watches = List.copyOf(watches);
        nodes = List.copyOf(nodes);
        signatures = List.copyOf(signatures);
    }
}
