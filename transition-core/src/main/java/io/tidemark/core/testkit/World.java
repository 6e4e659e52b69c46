package io.tidemark.core.testkit;

import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.core.Drafts;
import io.tidemark.core.RowLimits;
import io.tidemark.core.Signer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionEngine;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.state.BulkBuild;
import io.tidemark.core.state.Elements;
import io.tidemark.core.state.MemoryNodeStore;
import io.tidemark.core.state.NodeStore;
import io.tidemark.core.state.StateTree;
import io.tidemark.core.state.TreeShape;
import io.tidemark.core.state.TreeVersion;
import io.tidemark.core.trace.StateTop;
import io.tidemark.model.Address;
import io.tidemark.model.AssetId;
import io.tidemark.model.Batch;
import io.tidemark.model.CellCounts;
import io.tidemark.model.CellKind;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.FactTree;
import io.tidemark.model.HeadSignature;
import io.tidemark.model.Height;
import io.tidemark.model.InstanceLeaf;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.IntentHead;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramCell;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.SnapshotDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * For tests only: one instance with one keeper, whose controllers' keys follow from their indexes, and which moves on by
 * batches, facts and snapshots. Mutable; deterministic.
 */
public final class World {
    /** The time of the first snapshot. */
    public static final long START = 1_800_000_000L;

    private static final Map<ProgramId, SchnorrSecretKey> KEYS = new ConcurrentHashMap<>();

    private static final ShapeCapacities WIDE =
            new ShapeCapacities(64, 64, 64, 64, 64, 64, 1024, 64, 64, 64, 64, 64, 64);

    static final RowLimits WIDE_LIMITS = RowLimits.of(WIDE);

    private final InstanceParameters parameters;
    private final KeeperSecret keeper;
    private final Shape shape;
    private final NodeStore store;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<PromiseDigest, Effect> promised = new HashMap<>();
    private final Map<SnapshotDigest, Integer> factCounts = new HashMap<>();
    private State state;
    private SnapshotView view;

    private World(InstanceParameters parameters, KeeperSecret keeper, Shape shape, NodeStore store, State state) {
        this.parameters = parameters;
        this.keeper = keeper;
        this.shape = shape;
        this.store = store;
        this.state = state;
        this.view = view(Sequence.of(1), SnapshotDigest.NONE, START);
    }

    /** An empty instance of that name and those limits, in memory, with a snapshot of its genesis. */
    public static World of(String name, Shape shape) {
        InstanceParameters parameters = parameters(name, shape);
        NodeStore store = new MemoryNodeStore();
        return new World(parameters, keeper(), shape, store, State.genesis(parameters, store));
    }

    /** An instance with all the cells of a populace, in memory, with a snapshot of that state. */
    static World of(String name, Shape shape, Populace populace, int threads) {
        InstanceParameters parameters = parameters(name, shape);
        NodeStore store = new MemoryNodeStore();
        PopulaceCells cells = new PopulaceCells(populace);
        long[] leaf = Elements.flat(cells.leaf(parameters.instanceId()).lanes());
        StateTree tree = BulkBuild.build(store, new TreeShape(parameters.depth()), cells, leaf, threads);
        return new World(parameters, keeper(), shape, store, State.open(parameters, store, tree.version()));
    }

    /** Another world that begins with this state; what it observes is its own. */
    World forShape(Shape other) {
        return new World(parameters, keeper, other, store, state);
    }

    private static KeeperSecret keeper() {
        return KeeperSecret.fromSeed(seed("keeper", 1));
    }

    private static InstanceParameters parameters(String name, Shape shape) {
        Keepers keepers = new Keepers(List.of(keeper().key()), 1);
        return new InstanceParameters(
                name, shape.id().depth(), shape.id().factDepth(), shape.id().capabilityDepth(), keepers);
    }

    /** The facts observed so far, also those that are in no snapshot yet. */
    public List<Fact> facts() {
        return List.copyOf(facts);
    }

    /** The state now. */
    public State state() {
        return state;
    }

    /** What statements are for. */
    public Shape shape() {
        return shape;
    }

    /** The newest snapshot. */
    public SnapshotView snapshot() {
        return view;
    }

    /** The newest snapshot with the keeper's signature. */
    public SignedSnapshot signedSnapshot() {
        return SignedSnapshot.sign(view.snapshot(), List.of(keeper));
    }

    /** The secret key of a program: it follows from the index. */
    public static SchnorrSecretKey key(ProgramId program) {
        return KEYS.computeIfAbsent(program, id -> SchnorrSecretKey.fromSeed(seed("program", id.index())));
    }

    /** Signs with the keys of this world. */
    public static Signer signer() {
        return (program, head) -> key(program).sign(head.lane());
    }

    /** Drafts on the state and snapshot now. */
    public Drafts drafts() {
        return Drafts.on(state, view.digest());
    }

    /** Observes a deposit; it counts from the next snapshot on. */
    public Fact observe(DomainId domain, ProgramId account, long sequence, AssetId asset, Quantity quantity) {
        Fact fact = new Fact(
                domain,
                account,
                Sequence.of(sequence),
                FactKind.DEPOSIT,
                asset,
                quantity,
                new Height(100 + facts.size()),
                view.snapshot().time(),
                Reference.of("transaction " + facts.size()));
        facts.add(fact);
        return fact;
    }

    /** Observes so much of something in a domain; it counts from the next snapshot on. */
    public Fact see(DomainId domain, long sequence, AssetId what, Quantity quantity) {
        Fact fact = new Fact(
                domain,
                ProgramId.NONE,
                Sequence.of(sequence),
                FactKind.OBSERVATION,
                what,
                quantity,
                new Height(100 + facts.size()),
                view.snapshot().time(),
                Reference.of("source " + facts.size()));
        facts.add(fact);
        return fact;
    }

    /** Remembers an effect that some watch promises; its header is filled when the watch fires. */
    PromiseDigest promise(Effect draft) {
        PromiseDigest promise = draft.asPromise();
        promised.put(promise, draft);
        return promise;
    }

    /** The effect of a promise that was remembered. */
    Optional<Effect> promised(PromiseDigest promise) {
        return Optional.ofNullable(promised.get(promise));
    }

    /** Takes a snapshot of the state and the facts now, at that time. */
    public SnapshotView takeSnapshot(long time) {
        view = view(view.snapshot().sequence().next(), view.digest(), time);
        return view;
    }

    /** The newest snapshot as if another top lay under its state root. */
    SnapshotView viewWith(StateTop top) {
        return SnapshotView.of(view.snapshot(), top, factsOf(view), parameters.factDepth());
    }

    /** A batch of these effects, signed by each author whose key is known, whether or not the engine will take it. */
    public Batch sign(List<Effect> effects) {
        Map<ProgramId, IntentHead> heads = new HashMap<>();
        for (Effect effect : effects) {
            IntentHead previous = heads.computeIfAbsent(
                    effect.author(),
                    author -> state.program(author).map(ProgramCell::head).orElse(IntentHead.NONE));
            heads.put(effect.author(), effect.intentHead(previous, state.leaf().id()));
        }
        List<HeadSignature> signatures = heads.entrySet().stream()
                .filter(entry -> !entry.getKey().isNone())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new HeadSignature(
                        entry.getKey(),
                        key(entry.getKey()).sign(entry.getValue().lane())))
                .toList();
        return new Batch(view.digest(), effects, signatures);
    }

    /** What the engine makes of a batch; the world does not move. */
    public TransitionResult offer(Batch batch) {
        return new TransitionEngine(shape).apply(state, batch, view);
    }

    /** Signs the effects, applies them and moves on. */
    public TransitionResult.Applied apply(List<Effect> effects) {
        return moveOn(offer(sign(effects)));
    }

    /** Like {@link #apply}, for up to 64 effects, whatever the shape of this world. */
    public TransitionResult.Applied prepare(List<Effect> effects) {
        TransitionEngine engine = new TransitionEngine(wide(shape));
        return moveOn(engine.apply(state, sign(effects), view));
    }

    /** The shape with room for 64 of each. */
    static Shape wide(Shape shape) {
        return new Shape(shape.id(), WIDE);
    }

    /** The same state but that all indexes of a kind seem handed out; what lies under them cannot be read. */
    public State crowded(CellKind kind) {
        InstanceLeaf leaf = state.leaf();
        CellCounts counts = leaf.counts();
        long full = Address.indexMax(parameters.depth());
        CellCounts crowded = new CellCounts(
                kind == CellKind.PROGRAM ? full : counts.programs(),
                kind == CellKind.RESOURCE ? full : counts.resources(),
                kind == CellKind.CAPABILITY ? full : counts.capabilities(),
                kind == CellKind.CALL ? full : counts.calls(),
                kind == CellKind.WATCH ? full : counts.watches());
        InstanceLeaf crowdedLeaf = new InstanceLeaf(
                leaf.id(),
                leaf.sequence(),
                leaf.clock(),
                crowded,
                leaf.lastSnapshot(),
                leaf.previousRoot(),
                leaf.lastEffects(),
                leaf.previousLeaf());
        TreeVersion version = state.tree()
                .change()
                .apply(Elements.flat(crowdedLeaf.lanes()))
                .after()
                .version();
        return State.open(parameters, store, version);
    }

    private TransitionResult.Applied moveOn(TransitionResult result) {
        return switch (result) {
            case TransitionResult.Applied applied -> {
                state = applied.state();
                yield applied;
            }
            case TransitionResult.Rejected rejected ->
                throw new IllegalArgumentException("expected effects that the engine takes, got " + rejected);
        };
    }

    private List<Fact> factsOf(SnapshotView snapshot) {
        return facts.subList(0, factCounts.getOrDefault(snapshot.digest(), 0));
    }

    private SnapshotView view(Sequence sequence, SnapshotDigest parent, long time) {
        StateTop top = state.top();
        FactTree tree = FactTree.of(facts.stream().map(Fact::digest).toList(), parameters.factDepth());
        Snapshot snapshot = new Snapshot(
                parameters.instanceId(),
                parent,
                sequence,
                top.leaf().clock(),
                Seconds.of(time),
                state.root(),
                List.of(new DomainHead(DomainId.of(9), new Height(100), Seconds.of(time), Reference.of("block"))),
                tree.root(),
                parameters.keepers().digest());
        factCounts.put(snapshot.digest(), facts.size());
        return SnapshotView.of(snapshot, top, facts, parameters.factDepth());
    }

    private static byte[] seed(String use, long number) {
        byte[] seed = new byte[32];
        byte[] text = (use + " " + number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, seed, 0, text.length);
        return seed;
    }
}
