package io.tidemark.core;

import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.FactStep;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.MemberStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.PromiseStep;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.model.CallCell;
import io.tidemark.model.CallId;
import io.tidemark.model.CellId;
import io.tidemark.model.Deposit;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.IntentHead;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A batch in the making: effects are taken one after the other, each on the state that those before it left. A step that
 * is refused changes nothing.
 */
final class Execution {
    private final Ground ground;
    private final SnapshotView view;
    private final WorkingSet cells;
    private final Groups groups = new Groups();
    private final Promises promises = new Promises();
    private final Scene scene;
    private final StepLog log = new StepLog();
    private final Map<GroupDigest, Tick> groupTicks = new HashMap<>();
    private final Heads heads;

    Execution(Ground ground, SnapshotView view) {
        this.ground = ground;
        this.view = view;
        this.cells = new WorkingSet(ground);
        this.heads = new Heads(ground.instance());
        this.scene = new Scene(ground, view, cells, groups, promises);
    }

    Ground ground() {
        return ground;
    }

    SnapshotView view() {
        return view;
    }

    WorkingSet cells() {
        return cells;
    }

    Groups groups() {
        return groups;
    }

    Promises promises() {
        return promises;
    }

    StepLog log() {
        return log;
    }

    Scene scene() {
        return scene;
    }

    /** Takes over what another execution hashed: heads of effects, groups, and what follows each Fire. */
    void adopt(Execution other) {
        heads.add(other.heads);
        groups.add(other.groups);
        promises.add(other.promises);
    }

    /** A point to which {@link #rollback} returns. */
    Mark mark() {
        return new Mark(cells.mark(), log.mark());
    }

    /** Undoes all steps since the mark. */
    void rollback(Mark mark) {
        cells.rollback(mark.cells);
        log.rollback(mark.log);
    }

    /** Lets the members of a group happen no earlier than at this tick. */
    void raise(GroupDigest group, Tick tick) {
        groupTicks.put(group, tick);
    }

    /** Forgets the tick that a group had when it was tried before. */
    void forgetTick(GroupMembership group) {
        groupTicks.remove(group.digest());
    }

    /** Takes one more effect, or says why not. */
    Step step(Effect effect) {
        Rulebook.Ruled<?> ruled = Rulebook.of(effect);
        Optional<RejectCode> broken = ruled.firstBroken(scene);
        if (broken.isPresent()) {
            return new Step.Refused(broken.get());
        }
        Footprint footprint = Footprint.of(scene, effect);
        Tick earliest = earliest(effect, footprint);
        Tick tick = tickOf(effect, earliest);
        if (footprint.hasTwice() || (earliest.compareTo(tick) > 0 && isMemberConflict(effect, footprint))) {
            return new Step.Refused(RejectCode.E_CELL_CONFLICT);
        }
        if (earliest.compareTo(tick) > 0) {
            return new Step.Late(effect.header().group().digest(), earliest);
        }
        take(ruled, tick);
        return new Step.Taken();
    }

    /** The smallest tick that causality allows (spec TCK-1, TCK-2). */
    private Tick earliest(Effect effect, Footprint footprint) {
        Tick largest = effect.kind() == EffectKind.REGISTER
                ? clockApartFrom(effect.header().group())
                : Tick.ZERO;
        for (CellId cell : footprint.cells()) {
            largest = max(largest, cells.clockOf(cell));
        }
        return max(largest.next(), cells.clockOf(effect.author()));
    }

    /** The largest tick of the instance, not counting the other members of a group: they share theirs. */
    private Tick clockApartFrom(GroupMembership group) {
        if (group.isNone()) {
            return cells.clock();
        }
        return log.ops.stream()
                .filter(op -> !op.effect().header().group().digest().equals(group.digest()))
                .map(OpStep::tick)
                .reduce(ground.clock(), Execution::max);
    }

    /** The effect's own, or the one that its group shares. */
    private Tick tickOf(Effect effect, Tick earliest) {
        GroupMembership group = effect.header().group();
        if (group.isNone()) {
            return earliest;
        }
        boolean first = log.members.stream()
                .noneMatch(member -> member.membership().digest().equals(group.digest()));
        Tick known = groupTicks.getOrDefault(group.digest(), Tick.ZERO);
        if (first && earliest.compareTo(known) > 0) {
            groupTicks.put(group.digest(), earliest);
            return earliest;
        }
        return known;
    }

    /** Whether another member of the effect's group touched one of its cells: no tick can mend that. */
    private boolean isMemberConflict(Effect effect, Footprint footprint) {
        GroupDigest group = effect.header().group().digest();
        return footprint.cells().stream()
                .mapToInt(cells::touchedBy)
                .filter(index -> index >= 0)
                .anyMatch(index ->
                        log.ops.get(index).effect().header().group().digest().equals(group));
    }

    private void take(Rulebook.Ruled<?> ruled, Tick tick) {
        Effect effect = ruled.effect();
        int index = log.ops.size();
        IntentHead previous =
                cells.knows(effect.author()) ? scene.author(effect).head() : IntentHead.NONE;
        IntentHead head = heads.after(previous, effect);
        Writes writes = new Writes(tick, head);
        ruled.write(scene, writes);
        List<Touch> touches = new ArrayList<>();
        List<Touch> arguments = new ArrayList<>();
        Optional<ProgramCell> author = authorAfter(ruled, writes);
        author.ifPresent(program -> touches.add(cells.write(Role.AUTHOR, effect.author(), program, index)));
        for (Writes.Write write : writes.list()) {
            Touch touch = cells.write(write.role(), write.id(), write.cell(), index);
            switch (touch.role()) {
                case AUTHOR, RESOURCE, CAPABILITY, OTHER -> touches.add(touch);
                case ANCESTOR -> log.links.add(new LinkStep(index, touch, tick, writes.debit(), head));
                case ARGUMENT -> arguments.add(touch);
            }
        }
        log.ops.add(new OpStep(effect, tick, head, touches, writes.use()));
        logArguments(index, arguments);
        logFact(index, effect);
        logMember(index, effect, tick);
        logPromise(index, effect);
    }

    private Optional<ProgramCell> authorAfter(Rulebook.Ruled<?> ruled, Writes writes) {
        Effect effect = ruled.effect();
        if (effect.kind() == EffectKind.REGISTER) {
            return Optional.empty();
        }
        ProgramCell before = scene.program(effect.author());
        ProgramCell after = ruled.author(before, writes);
        return Optional.of(new ProgramCell(
                before.stamp().touched(writes.tick(), writes.head()),
                after.key(),
                writes.head(),
                after.callHead(),
                effect.header().counter(),
                after.registeredAt(),
                after.domain(),
                after.deposits()));
    }

    private void logArguments(int index, List<Touch> touches) {
        OpStep op = log.ops.get(index);
        for (int place = 0; place < touches.size(); place++) {
            CallId id = (CallId) op.touch(Role.OTHER).orElseThrow().id();
            CallCell call = scene.call(id);
            log.arguments.add(new ArgumentStep(
                    index,
                    op.effect().kind(),
                    id,
                    call.caller(),
                    call.target(),
                    place,
                    call.arguments(),
                    touches.get(place),
                    op.tick(),
                    op.head()));
        }
    }

    private void logFact(int index, Effect effect) {
        FactDigest digest = switch (effect) {
            case Deposit deposit -> deposit.fact();
            case Fire fire -> fire.fact();
            default -> FactDigest.NONE;
        };
        if (!digest.isNone()) {
            log.facts.add(new FactStep(
                    index, view.fact(digest).orElseThrow(), view.path(digest).orElseThrow()));
        }
    }

    private void logPromise(int index, Effect effect) {
        if (promises.followsFire(effect)) {
            log.promises.add(new PromiseStep(
                    log.lastOf(effect.author(), index), index, effect.contentLanes(), effect.asPromise()));
        }
    }

    private void logMember(int index, Effect effect, Tick tick) {
        GroupMembership group = effect.header().group();
        if (!group.isNone()) {
            log.members.add(new MemberStep(
                    index,
                    group,
                    tick,
                    effect.contentLanes(),
                    groups.members(group.digest()).get(group.index())));
        }
    }

    private static Tick max(Tick a, Tick b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** What became of a step. */
    sealed interface Step {
        /** The effect happened. */
        record Taken() implements Step {}

        /** A rule was broken. */
        record Refused(RejectCode code) implements Step {}

        /** The group must happen later than its first members did: {@link Execution#raise} it and begin again. */
        record Late(GroupDigest group, Tick tick) implements Step {}
    }

    /** See {@link #mark}. */
    record Mark(WorkingSet.Mark cells, StepLog.Mark log) {}
}
