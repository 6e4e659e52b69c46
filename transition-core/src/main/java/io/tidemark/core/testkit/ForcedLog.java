package io.tidemark.core.testkit;

import io.tidemark.algebra.Fr;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.state.TouchedLeaf;
import io.tidemark.core.state.TreeUpdate;
import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.GroupStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.PromiseStep;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.AssetId;
import io.tidemark.model.Batch;
import io.tidemark.model.CallId;
import io.tidemark.model.CellId;
import io.tidemark.model.CellKind;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactDigest;
import io.tidemark.model.FactKind;
import io.tidemark.model.FactPath;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For tests only: the steps of a forced batch. */
final class ForcedLog {
    private final RawCells cells;
    private final SnapshotView view;
    private final List<OpStep> ops = new ArrayList<>();
    private final List<LinkStep> links = new ArrayList<>();
    private final List<ArgumentStep> arguments = new ArrayList<>();
    private final List<FactStep> facts = new ArrayList<>();
    private final List<MemberStep> members = new ArrayList<>();
    private final List<PromiseStep> promises = new ArrayList<>();

    ForcedLog(RawCells cells, SnapshotView view) {
        this.cells = cells;
        this.view = view;
    }

    void add(int index, Effect effect, Tick tick, IntentHead head, ForcedStep step) {
        OpStep op = new OpStep(effect, tick, head, step.touches, step.use);
        ops.add(op);
        step.links.forEach(touch -> links.add(new LinkStep(index, touch, tick, step.debit, head)));
        addArguments(index, op, step.arguments);
        if (effect instanceof Deposit deposit) {
            facts.add(fact(index, deposit.fact(), backing(deposit)));
        } else if (effect instanceof Fire fire && fire.watched().kind().isOfFact()) {
            facts.add(fact(index, fire.fact(), seen(fire)));
        }
        GroupMembership group = effect.header().group();
        if (!group.isNone()) {
            members.add(new MemberStep(index, group, tick, effect.contentLanes(), effect.memberDigest()));
        }
        int previous = lastOf(effect.author(), index);
        if (previous >= 0 && ops.get(previous).effect() instanceof Fire) {
            promises.add(new PromiseStep(previous, index, effect.contentLanes(), effect.asPromise()));
        }
    }

    private int lastOf(ProgramId author, int before) {
        int last = before - 1;
        while (last >= 0 && !ops.get(last).effect().author().equals(author)) {
            last--;
        }
        return last;
    }

    Trace trace(InstanceLeaf before, InstanceLeaf after, TreeUpdate update, Batch batch) {
        Set<CellId> authors = new HashSet<>();
        ops.forEach(op -> authors.add(op.effect().author()));
        List<CellChange> programs = changes(update, CellKind.PROGRAM);
        return new Trace(
                before,
                after,
                view.snapshot(),
                view.state(),
                ops,
                links,
                arguments,
                facts,
                members,
                groups(),
                promises,
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
                batch.signatures());
    }

    private void addArguments(int index, OpStep op, List<Touch> touches) {
        if (touches.isEmpty()) {
            return;
        }
        CallId call = (CallId) op.touch(Role.OTHER).orElseThrow().id();
        List<ResourceId> all = ForcedFootprint.arguments(cells, call);
        for (int place = 0; place < touches.size(); place++) {
            arguments.add(new ArgumentStep(
                    index,
                    op.effect().kind(),
                    call,
                    ProgramId.of(cells.field(call, 1, 0, 32)),
                    ProgramId.of(cells.field(call, 1, 32, 32)),
                    place,
                    all,
                    touches.get(place),
                    op.tick(),
                    op.head()));
        }
    }

    /** The fact that the effect names or, if the snapshot has none, one made up to suit the effect. */
    private FactStep fact(int index, FactDigest digest, Fact suiting) {
        Fact fact = view.fact(digest).orElse(suiting);
        FactPath path = view.path(digest).orElseGet(() -> view.pathAt(0));
        return new FactStep(index, fact, path);
    }

    private Fact backing(Deposit deposit) {
        return new Fact(
                DomainId.of(Math.max(1, cells.field(deposit.author(), 5, 64, 32))),
                ProgramId.of(Math.max(1, deposit.author().index())),
                Sequence.of(Math.max(1, deposit.factSequence().value())),
                FactKind.DEPOSIT,
                deposit.asset(),
                deposit.quantity().bits() == 0 ? new Quantity(1) : deposit.quantity(),
                new Height(1),
                Seconds.of(1),
                new Reference(Fr.ONE));
    }

    private Fact seen(Fire fire) {
        boolean observed = fire.watched().party().isNone();
        long bound = cells.field(fire.watch(), 3, 0, 64);
        return new Fact(
                DomainId.of(Math.max(1, fire.watched().domain().value())),
                fire.watched().party(),
                Sequence.of(1),
                observed ? FactKind.OBSERVATION : FactKind.DEPOSIT,
                new AssetId(cells.lanes(fire.watch())[2]),
                new Quantity(observed ? bound : Math.max(1, bound)),
                new Height(1),
                Seconds.of(1),
                new Reference(Fr.ONE));
    }

    private List<GroupStep> groups() {
        Map<GroupDigest, List<MemberStep>> found = new LinkedHashMap<>();
        for (MemberStep member : members) {
            found.computeIfAbsent(member.membership().digest(), digest -> new ArrayList<>())
                    .add(member);
        }
        List<GroupStep> groups = new ArrayList<>();
        found.forEach((digest, steps) -> groups.add(new GroupStep(
                digest,
                Collections.max(steps, Comparator.comparing(MemberStep::tick)).tick(),
                steps.stream()
                        .sorted(Comparator.comparingInt(
                                step -> step.membership().index()))
                        .limit(GroupDigest.MEMBERS_MAX)
                        .map(MemberStep::digest)
                        .toList())));
        return groups;
    }

    private List<CellChange> changes(TreeUpdate update, CellKind kind) {
        List<CellChange> changes = new ArrayList<>();
        List<RawCells.Raw> touched = cells.touched();
        for (int i = 0; i < touched.size(); i++) {
            RawCells.Raw raw = touched.get(i);
            if (raw.kind() == kind) {
                TouchedLeaf leaf = update.leaves().get(i);
                List<Fr> after = new ArrayList<>(Arrays.asList(raw.now).subList(0, Touch.LANES));
                after.add(leaf.before().lane());
                changes.add(new CellChange(raw.id, List.of(raw.before), after, leaf.before(), leaf.after()));
            }
        }
        return changes;
    }
}
