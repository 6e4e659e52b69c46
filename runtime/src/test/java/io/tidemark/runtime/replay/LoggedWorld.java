package io.tidemark.runtime.replay;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Drafts;
import io.tidemark.core.Offer;
import io.tidemark.core.RowLimits;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.core.testkit.World;
import io.tidemark.model.AssetId;
import io.tidemark.model.CellCounts;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.FactTree;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.FencingToken;
import io.tidemark.model.log.Founded;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.InstanceLogs;
import io.tidemark.runtime.log.KeeperLogWriter;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An instance of three keepers, of whom two must sign, that runs and leaves logs. For tests. */
public final class LoggedWorld implements AutoCloseable {
    public static final DomainId DOMAIN = DomainId.of(1);
    public static final ActorId EXECUTOR = new ActorId("executor");
    public static final List<ActorId> KEEPERS =
            List.of(new ActorId("harbour"), new ActorId("mill"), new ActorId("tower"));

    /** More effects than any batch here has, so that roots depend on the number of rows. */
    public static final Shape SHAPE =
            new Shape(ShapeId.of("test", 4), new ShapeCapacities(16, 16, 16, 16, 16, 16, 256, 16, 16, 16, 16, 16, 16));

    private final List<KeeperSecret> secrets = new ArrayList<>();
    private final InstanceParameters parameters;
    private final LogFolder folder;
    private final InstanceLogs logs;
    private final BatchLog batches;
    private final List<KeeperLogWriter> keepers = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private State state;
    private SnapshotView view;

    /** A new instance with logs in that folder, and its first snapshot, in the logs of the first two keepers. */
    public LoggedWorld(LogFolder folder) throws LogException, IOException {
        for (int i = 1; i <= KEEPERS.size(); i++) {
            byte[] seed = new byte[KeeperSecret.SEED_BYTES];
            seed[0] = (byte) i;
            secrets.add(KeeperSecret.fromSeed(seed));
        }
        this.folder = folder;
        this.parameters = new InstanceParameters(
                "logged",
                4,
                5,
                4,
                new Keepers(secrets.stream().map(KeeperSecret::key).toList(), 2));
        this.logs = InstanceLogs.open(folder, EXECUTOR, founded(), FencingToken.NONE);
        this.batches = new BatchLog(logs, LoggedWorld::actor);
        for (ActorId keeper : KEEPERS) {
            LogId id = new LogId(parameters.instanceId(), keeper);
            keepers.add(KeeperLogWriter.open(folder.open(keeper), id, FencingToken.NONE));
        }
        this.state = State.genesis(parameters, new MemoryNodeStore());
        this.view = snapshot(List.of(0, 1));
    }

    /** What the executor's log begins with. */
    public Founded founded() {
        return new Founded(parameters, KEEPERS);
    }

    /** The log of a program. */
    public static ActorId actor(ProgramId program) {
        return new ActorId("program" + program.index());
    }

    public InstanceParameters parameters() {
        return parameters;
    }

    public InstanceLogs logs() {
        return logs;
    }

    public LogFolder folder() {
        return folder;
    }

    public State state() {
        return state;
    }

    public SnapshotView view() {
        return view;
    }

    /** Observes a deposit; it is in the next snapshot. */
    public Fact observe(ProgramId account, long sequence, long quantity) {
        Fact fact = new Fact(
                DOMAIN,
                account,
                Sequence.of(sequence),
                FactKind.DEPOSIT,
                AssetId.of("Gold"),
                Quantity.of(quantity),
                Height.of(100 + sequence),
                Seconds.of(1000 + sequence),
                Reference.of("transaction " + sequence));
        facts.add(fact);
        return fact;
    }

    /** Forgets a fact, as a reorganisation does; it is in no later snapshot. */
    public void withdraw(Fact fact) {
        facts.remove(fact);
    }

    /** Takes the next snapshot, which each of these keepers signs in its own log. */
    public SnapshotView snapshot(List<Integer> signers) throws LogException {
        boolean first = view == null;
        Snapshot snapshot = new Snapshot(
                parameters.instanceId(),
                first ? SnapshotDigest.NONE : view.digest(),
                first ? Sequence.of(1) : view.snapshot().sequence().next(),
                state.leaf().clock(),
                Seconds.of(first ? 2000 : view.snapshot().time().value() + 10),
                state.root(),
                List.of(),
                FactTree.of(facts.stream().map(Fact::digest).toList(), parameters.factDepth())
                        .root(),
                parameters.keepers().digest());
        for (int signer : signers) {
            keepers.get(signer).snapshot(SignedSnapshot.sign(snapshot, List.of(secrets.get(signer))), facts);
        }
        view = SnapshotView.of(snapshot, state.top(), facts, parameters.factDepth());
        return view;
    }

    /** Applies effects as one batch, each made on what those before it left, and logs it. */
    @SafeVarargs
    public final TransitionResult.Applied batch(Function<BatchBuilder, Effect>... drafts) throws LogException {
        BatchBuilder builder = builder();
        for (Function<BatchBuilder, Effect> draft : drafts) {
            Drafts fill = builder.drafts();
            Effect effect = fill.fill(draft.apply(builder));
            Offer offer = builder.offer(effect);
            if (!(offer instanceof Offer.Accepted)) {
                throw new AssertionError(offer + " for " + effect);
            }
        }
        CellCounts before = state.leaf().counts();
        BatchBuilder.Closed closed = builder.close(World.signer());
        TransitionResult.Applied applied = (TransitionResult.Applied) closed.result();
        batches.write(before, closed.batch(), applied, SHAPE);
        state = applied.state();
        return applied;
    }

    public BatchBuilder builder() {
        return BatchBuilder.on(state, view, SHAPE, RowLimits.of(SHAPE.capacities()));
    }

    @Override
    public void close() throws LogException {
        for (KeeperLogWriter keeper : keepers) {
            keeper.close();
        }
        logs.close();
    }
}
