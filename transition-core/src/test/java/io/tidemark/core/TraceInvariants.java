package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.core.state.TouchedNode;
import io.tidemark.core.trace.ArgumentStep;
import io.tidemark.core.trace.CellChange;
import io.tidemark.core.trace.LinkStep;
import io.tidemark.core.trace.OpStep;
import io.tidemark.core.trace.Role;
import io.tidemark.core.trace.Touch;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.CellId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.Shape;
import io.tidemark.model.UsesDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What holds of every trace, whatever the batch: memory, ticks, tree and lists (spec 3.4, 2.2, 5.3 to 5.6, 8.3). */
final class TraceInvariants {
    private final TransitionResult.Applied applied;
    private final Trace trace;

    private TraceInvariants(TransitionResult.Applied applied) {
        this.applied = applied;
        this.trace = applied.trace();
    }

    static void check(TransitionResult.Applied applied, Shape shape) {
        TraceInvariants invariants = new TraceInvariants(applied);
        invariants.memoryIsConsistent();
        invariants.ticksAreTheSmallest();
        invariants.leavesAreLinked();
        invariants.treeIsConsistent();
        invariants.digestsOpen(shape);
    }

    /** Each touch reads what the one before it wrote; the first reads the state, the last leaves it. */
    private void memoryIsConsistent() {
        Map<CellId, List<Fr>> now = new HashMap<>();
        changes().forEach(change -> now.put(change.id(), change.before().subList(0, Touch.LANES)));
        for (int effect = 0; effect < trace.ops().size(); effect++) {
            for (Touch touch : touches(effect)) {
                assertThat(touch.before())
                        .as("%s by effect %d", touch.id(), effect)
                        .isEqualTo(now.get(touch.id()));
                now.put(touch.id(), touch.after());
            }
        }
        changes()
                .forEach(change ->
                        assertThat(change.after().subList(0, Touch.LANES)).isEqualTo(now.get(change.id())));
    }

    private void ticksAreTheSmallest() {
        Map<GroupDigest, Long> groups = new HashMap<>();
        long clock = trace.leafBefore().clock().value();
        for (int i = 0; i < trace.ops().size(); i++) {
            OpStep op = trace.ops().get(i);
            long tick = op.tick().value();
            long earliest = op.effect().kind() == EffectKind.REGISTER ? clockBefore(i) + 1 : 1;
            for (Touch touch : touches(i)) {
                long before = clockOf(touch.before());
                earliest = Math.max(earliest, touch.role() == Role.AUTHOR ? before : before + 1);
                assertThat(clockOf(touch.after())).isEqualTo(tick);
            }
            GroupDigest group = op.effect().header().group().digest();
            if (group.isNone()) {
                assertThat(tick).as("effect %d", i).isEqualTo(earliest);
            } else {
                assertThat(tick).as("effect %d", i).isGreaterThanOrEqualTo(earliest);
                assertThat(groups.merge(group, tick, (a, b) -> a)).isEqualTo(tick);
            }
            clock = Math.max(clock, tick);
        }
        assertThat(trace.leafAfter().clock().value()).isEqualTo(clock);
        assertThat(clock - trace.leafBefore().clock().value())
                .isBetween(0L, (long) trace.ops().size());
    }

    /** The largest tick before an effect, its own group apart. */
    private long clockBefore(int effect) {
        long clock = trace.leafBefore().clock().value();
        Effect own = trace.ops().get(effect).effect();
        for (OpStep op : trace.ops().subList(0, effect)) {
            boolean fellow = !own.header().group().isNone()
                    && own.header()
                            .group()
                            .digest()
                            .equals(op.effect().header().group().digest());
            clock = fellow ? clock : Math.max(clock, op.tick().value());
        }
        return clock;
    }

    private void leavesAreLinked() {
        for (CellChange change : changes()) {
            assertThat(hash(change.before())).isEqualTo(change.leafBefore().lane());
            assertThat(hash(change.after())).isEqualTo(change.leafAfter().lane());
            assertThat(change.after().get(7)).isEqualTo(change.leafBefore().lane());
        }
    }

    private void treeIsConsistent() {
        TouchedNode root = trace.nodes().getFirst();
        assertThat(hash(root.before())).isEqualTo(applied.statement().preRoot().lane());
        assertThat(hash(root.after())).isEqualTo(applied.statement().postRoot().lane());
        assertThat(root.after().getFirst())
                .isEqualTo(applied.state().leaf().leafHash().lane());
        assertThat(applied.state().root()).isEqualTo(applied.statement().postRoot());
        assertThat(applied.state().leaf()).isEqualTo(trace.leafAfter());
        assertThat(trace.leafAfter().previousRoot())
                .isEqualTo(applied.statement().preRoot());
    }

    private void digestsOpen(Shape shape) {
        var capacities = shape.capacities();
        var openings = applied.openings();
        assertThat(EffectsDigest.of(openings.effects().heads().orElseThrow(), capacities))
                .isEqualTo(applied.statement().effects());
        assertThat(ProgramsDigest.of(openings.programs(), capacities))
                .isEqualTo(applied.statement().programs());
        assertThat(OwnershipDigest.of(openings.ownership(), capacities))
                .isEqualTo(applied.statement().ownership());
        assertThat(UsesDigest.of(openings.uses(), capacities))
                .isEqualTo(applied.statement().uses());
        assertThat(trace.programs()).hasSameSizeAs(trace.signatures());
        assertThat(trace.programs().size() + trace.joined().size())
                .isEqualTo(openings.programs().size());
        assertThat(openings.programs().stream().filter(entry -> !entry.acted())).hasSameSizeAs(trace.joined());
        assertThat(trace.promises())
                .hasSameSizeAs(trace.ops().stream()
                        .filter(op -> op.effect().kind() == EffectKind.FIRE)
                        .toList());
        assertThat(trace.resources()).hasSameSizeAs(openings.ownership());
    }

    private List<Touch> touches(int effect) {
        List<Touch> touches = new ArrayList<>(trace.ops().get(effect).touches());
        trace.links().stream()
                .filter(link -> link.effect() == effect)
                .map(LinkStep::touch)
                .forEach(touches::add);
        trace.arguments().stream()
                .filter(argument -> argument.effect() == effect)
                .map(ArgumentStep::touch)
                .forEach(touches::add);
        return touches;
    }

    private List<CellChange> changes() {
        List<CellChange> changes = new ArrayList<>(trace.programs());
        changes.addAll(trace.joined());
        changes.addAll(trace.resources());
        changes.addAll(trace.capabilities());
        changes.addAll(trace.calls());
        changes.addAll(trace.watches());
        return changes;
    }

    private static long clockOf(List<Fr> lanes) {
        return lanes.getFirst().toBigInteger().shiftRight(3).longValueExact();
    }

    private static Fr hash(List<Fr> lanes) {
        return H8.hash(lanes.toArray(Fr[]::new));
    }
}
