package io.tidemark.core;

import io.tidemark.algebra.Fr;
import io.tidemark.core.state.Elements;
import io.tidemark.core.state.TouchedLeaf;
import io.tidemark.core.state.TreeChange;
import io.tidemark.core.state.TreeUpdate;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.GroupStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Touch;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Counter;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.Holding;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.Statement;
import io.tidemark.model.UseEntry;
import io.tidemark.model.UsesDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns what was executed into a new state, its trace and its statement: hashes each touched node once. Most of the work
 * may be done by others first, see {@link #divide}.
 */
final class Closing {
    private final Execution execution;
    private final Shape shape;
    private final State before;
    private final List<WorkingSet.Touched> touched;
    private final Openings openings;
    private final TreeChange change;
    private final Deferred<EffectsDigest> effects;
    private final Deferred<ProgramsDigest> programs;
    private final Deferred<OwnershipDigest> ownership;
    private final Deferred<UsesDigest> uses;

    Closing(State before, Execution execution, Shape shape) {
        this.execution = execution;
        this.shape = shape;
        this.before = before;
        this.touched = execution.cells().touched();
        this.openings = openings();
        this.change = change();
        ShapeCapacities room = shape.capacities();
        this.effects =
                new Deferred<>(() -> EffectsDigest.of(openings.effects().heads().orElseThrow(), room));
        this.programs = new Deferred<>(() -> ProgramsDigest.of(openings.programs(), room));
        this.ownership = new Deferred<>(() -> OwnershipDigest.of(openings.ownership(), room));
        this.uses = new Deferred<>(() -> UsesDigest.of(openings.uses(), room));
    }

    /**
     * Divides most of the work into parts that do not depend on each other. Each may be run once, by any thread; what they
     * did must be visible to whoever calls {@link #close}.
     *
     * @param wanted into how many parts to divide the tree
     */
    List<Runnable> divide(int wanted) {
        List<Runnable> parts = new ArrayList<>(List.of(programs, effects, ownership, uses));
        parts.addAll(change.divide(wanted));
        return parts;
    }

    TransitionResult.Applied close(List<HeadSignature> signatures) {
        InstanceLeaf leafAfter = leafAfter(effects.get());
        TreeUpdate update = change.apply(Elements.flat(leafAfter.lanes()));
        State after = new State(before.parameters(), update.after(), leafAfter);
        return new TransitionResult.Applied(after, trace(update, leafAfter, signatures), statement(after), openings);
    }

    private Openings openings() {
        List<OpStep> ops = execution.log().ops;
        List<EffectEntry> entries =
                ops.stream().map(op -> new EffectEntry(op.head(), op.tick())).toList();
        List<Effect> effects = ops.stream().map(OpStep::effect).toList();
        List<UseEntry> uses = ops.stream().map(OpStep::use).toList();
        List<ProgramEntry> programs = new ArrayList<>();
        List<ProgramEntry> joined = new ArrayList<>();
        List<OwnershipEntry> ownership = new ArrayList<>();
        for (WorkingSet.Touched cell : touched) {
            if (cell.after() instanceof ProgramCell program) {
                ProgramEntry entry = programEntry((ProgramId) cell.id(), (ProgramCell) cell.before(), program);
                (entry.acted() ? programs : joined).add(entry);
            } else if (cell.after() instanceof ResourceCell resource) {
                Holding held = cell.before() instanceof ResourceCell old ? old.holding() : Holding.NONE;
                ownership.add(new OwnershipEntry((ResourceId) cell.id(), held, resource.holding()));
            }
        }
        programs.addAll(joined);
        return new Openings(new EffectsOpening.Full(entries, effects), programs, ownership, uses);
    }

    private static ProgramEntry programEntry(ProgramId id, @Nullable ProgramCell old, ProgramCell program) {
        return new ProgramEntry(
                id,
                old == null ? Counter.ZERO : old.counter(),
                program.counter(),
                old == null ? IntentHead.NONE : old.head(),
                program.head());
    }

    private Statement statement(State after) {
        return new Statement(
                before.leaf().id(),
                shape.id(),
                before.root(),
                after.root(),
                execution.view().digest(),
                after.leaf().sequence(),
                after.leaf().lastEffects(),
                programs.get(),
                ownership.get(),
                uses.get());
    }

    private InstanceLeaf leafAfter(EffectsDigest effects) {
        InstanceLeaf leaf = before.leaf();
        return new InstanceLeaf(
                leaf.id(),
                leaf.sequence().next(),
                execution.cells().clock(),
                execution.cells().counts(),
                execution.view().snapshot().mark(),
                before.root(),
                effects,
                before.tree().instanceLeafHash());
    }

    private TreeChange change() {
        TreeChange puts = before.tree().change();
        for (WorkingSet.Touched cell : touched) {
            puts.put(cell.address(), Elements.flat(cell.lanesAfter()), 0);
        }
        return puts;
    }

    private Trace trace(TreeUpdate update, InstanceLeaf leafAfter, List<HeadSignature> signatures) {
        StepLog log = execution.log();
        Set<CellId> authors = new HashSet<>();
        log.ops.forEach(op -> authors.add(op.effect().author()));
        List<CellChange> programs = changes(update, CellKind.PROGRAM);
        return new Trace(
                before.leaf(),
                leafAfter,
                execution.view().snapshot(),
                execution.view().state(),
                log.ops,
                log.links,
                log.arguments,
                log.facts,
                log.members,
                groups(log.members),
                log.promises,
                programs.stream()
                        .filter(change -> authors.contains(change.id()))
                        .toList(),
                programs.stream()
                        .filter(change -> !authors.contains(change.id()))
                        .toList(),
                changes(update, CellKind.RESOURCE),
                changes(update, CellKind.CAPABILITY),
                changes(update, CellKind.CALL),
                changes(update, CellKind.WATCH),
                update.nodes(),
                signatures);
    }

    private List<CellChange> changes(TreeUpdate update, CellKind kind) {
        List<CellChange> changes = new ArrayList<>();
        for (int i = 0; i < touched.size(); i++) {
            WorkingSet.Touched cell = touched.get(i);
            if (cell.id().kind() == kind) {
                TouchedLeaf leaf = update.leaves().get(i);
                List<Fr> lanes = new ArrayList<>(cell.lanesAfter().subList(0, Touch.LANES));
                lanes.add(leaf.before().lane());
                changes.add(new CellChange(cell.id(), cell.lanesBefore(), lanes, leaf.before(), leaf.after()));
            }
        }
        return changes;
    }

    private List<GroupStep> groups(List<MemberStep> members) {
        Map<GroupDigest, GroupStep> groups = new LinkedHashMap<>();
        for (MemberStep member : members) {
            GroupDigest group = member.membership().digest();
            groups.computeIfAbsent(
                    group,
                    digest -> new GroupStep(
                            digest, member.tick(), execution.groups().members(digest)));
        }
        return List.copyOf(groups.values());
    }
}
