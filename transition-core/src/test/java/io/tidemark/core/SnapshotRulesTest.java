package io.tidemark.core;

import static io.tidemark.model.RejectCode.E_SNAPSHOT_INSTANCE;
import static io.tidemark.model.RejectCode.E_SNAPSHOT_ROLLBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.testkit.World;
import io.tidemark.core.trace.StateTop;
import io.tidemark.model.AssetId;
import io.tidemark.model.Batch;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.InstanceId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Tick;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotRulesTest {
    private static final Shape SHAPE = new Shape(ShapeId.of("test", 4), Script.ROOM);

    private final World world = World.of("snapshots", SHAPE);

    @Test
    void snapshot_ofAnotherInstance_isRejected() {
        World other = World.of("another", SHAPE);

        assertThat(result(world.state(), other.snapshot())).contains(E_SNAPSHOT_INSTANCE);
    }

    @Test
    void snapshot_whoseParts_areOfAnotherInstance_isRejected() {
        Snapshot own = world.snapshot().snapshot();
        StateTop top = world.snapshot().state();
        StateTop foreign = World.of("another", SHAPE).snapshot().state();
        InstanceId stranger = foreign.leaf().id();

        assertThat(result(world.state(), view(with(own, stranger, own.clock(), own.stateRoot()), top)))
                .as("the snapshot names another instance")
                .contains(E_SNAPSHOT_INSTANCE);
        assertThat(result(world.state(), view(with(own, own.instance(), own.clock(), foreign.root()), foreign)))
                .as("the leaf under the state root is another's")
                .contains(E_SNAPSHOT_INSTANCE);
        assertThat(result(world.state(), view(own, foreign)))
                .as("the top is not that of the state root")
                .contains(E_SNAPSHOT_INSTANCE);
        assertThat(result(world.state(), view(with(own, own.instance(), Tick.of(5), own.stateRoot()), top)))
                .as("the clock is not the one in the leaf")
                .contains(E_SNAPSHOT_INSTANCE);
        assertThat(result(world.state(), view(own, top))).isEmpty();
    }

    @Test
    void snapshot_beforeTheOneLastUsed_isRejected() {
        SnapshotView first = world.snapshot();
        world.takeSnapshot(World.START + 5);
        world.apply(List.of(register(world.drafts(), 1)));

        assertThat(result(world.state(), first)).contains(E_SNAPSHOT_ROLLBACK);
        assertThat(result(world.state(), world.snapshot())).as("the same again").isEmpty();
    }

    @Test
    void snapshot_ofTheSameSequenceOrAnEarlierTime_isRejected() {
        world.takeSnapshot(World.START + 5);
        Snapshot used = world.snapshot().snapshot();
        StateTop top = world.snapshot().state();
        world.apply(List.of(register(world.drafts(), 1)));

        assertThat(result(world.state(), view(at(used, used.sequence().value(), World.START + 6), top)))
                .as("another snapshot of the same sequence")
                .contains(E_SNAPSHOT_ROLLBACK);
        assertThat(result(world.state(), view(at(used, used.sequence().value() + 1, World.START + 4), top)))
                .as("time falls")
                .contains(E_SNAPSHOT_ROLLBACK);
        assertThat(result(world.state(), view(at(used, used.sequence().value() + 1, World.START + 5), top)))
                .isEmpty();
    }

    @Test
    void snapshot_ofALaterState_isRejected() {
        State before = world.state();
        world.apply(List.of(register(world.drafts(), 1)));
        world.takeSnapshot(World.START + 5);

        assertThat(result(before, world.snapshot())).contains(E_SNAPSHOT_ROLLBACK);
    }

    @Test
    void apply_withAnotherSnapshotThanTheBatchNames_isACallersFault() {
        Batch batch = world.sign(List.of(register(world.drafts(), 1)));
        SnapshotView later = world.takeSnapshot(World.START + 5);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransitionEngine(SHAPE).apply(world.state(), batch, later))
                .withMessageContaining("the snapshot that the batch names");
    }

    @Test
    void view_withOtherFacts_isACallersFault() {
        world.observe(DomainId.of(9), ProgramId.of(1), 1, AssetId.of("Gold"), new Quantity(1));
        Snapshot snapshot = world.snapshot().snapshot();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnapshotView.of(snapshot, world.snapshot().state(), world.facts(), 5))
                .withMessageContaining("in order");
    }

    private Optional<RejectCode> result(State state, SnapshotView view) {
        Effect effect =
                register(Drafts.on(state, view.digest()), state.leaf().counts().programs() + 1);
        Batch batch = new Batch(
                view.digest(), List.of(effect), world.sign(List.of(effect)).signatures());
        return switch (new TransitionEngine(SHAPE).apply(state, batch, view)) {
            case TransitionResult.Applied applied -> Optional.empty();
            case TransitionResult.Rejected rejected -> {
                assertThat(rejected.effectIndex()).isEqualTo(TransitionResult.BATCH);
                yield Optional.of(rejected.code());
            }
        };
    }

    private static Effect register(Drafts drafts, long index) {
        ProgramId id = ProgramId.of(index);
        return drafts.fill(new Register(
                drafts.header(id), DomainId.NONE, World.key(id).publicKey().point()));
    }

    private static SnapshotView view(Snapshot snapshot, StateTop top) {
        return SnapshotView.of(snapshot, top, List.of(), 5);
    }

    private static Snapshot with(Snapshot s, InstanceId instance, Tick clock, StateRoot root) {
        return new Snapshot(
                instance, s.parent(), s.sequence(), clock, s.time(), root, s.domains(), s.factRoot(), s.keepers());
    }

    private static Snapshot at(Snapshot s, long sequence, long time) {
        return new Snapshot(
                s.instance(),
                sequence == 1 ? SnapshotDigest.NONE : s.digest(),
                Sequence.of(sequence),
                s.clock(),
                Seconds.of(time),
                s.stateRoot(),
                s.domains(),
                s.factRoot(),
                s.keepers());
    }
}
