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
 * @param facts consumed facts, by effect
 * @param members members of groups, by effect
 * @param groups groups, by first member
 * @param programs touched program cells, ascending; each is an author
 * @param resources touched resource cells, ascending
 * @param capabilities touched capability cells, ascending
 * @param calls touched call cells, ascending
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
        List<CellChange> programs,
        List<CellChange> resources,
        List<CellChange> capabilities,
        List<CellChange> calls,
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
        programs = List.copyOf(programs);
        resources = List.copyOf(resources);
        capabilities = List.copyOf(capabilities);
        calls = List.copyOf(calls);
        nodes = List.copyOf(nodes);
        signatures = List.copyOf(signatures);
    }
}
