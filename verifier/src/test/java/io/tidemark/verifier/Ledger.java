package io.tidemark.verifier;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.algebra.SchnorrSecretKey;
import io.tidemark.model.AssetId;
import io.tidemark.model.AtomicGroup;
import io.tidemark.model.Bundle;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Condition;
import io.tidemark.model.Counter;
import io.tidemark.model.Delegate;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainId;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.EffectsDigest;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.FactDigest;
import io.tidemark.model.Fire;
import io.tidemark.model.Holding;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Join;
import io.tidemark.model.KeyId;
import io.tidemark.model.Merge;
import io.tidemark.model.Openings;
import io.tidemark.model.OwnershipDigest;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ProgramsDigest;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Register;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.Split;
import io.tidemark.model.StateRoot;
import io.tidemark.model.Statement;
import io.tidemark.model.Tick;
import io.tidemark.model.Transfer;
import io.tidemark.model.UseEntry;
import io.tidemark.model.UsesDigest;
import io.tidemark.model.Watch;
import io.tidemark.model.WatchId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;

/**
 * Keeps the books of a made-up instance, as far as a verifier sees them: heads, counters, holdings, and the lists and
 * digests that follow. State roots are made up; everything else in a statement is what the specification says.
 */
final class Ledger {
    private static final AssetId GOLD = AssetId.of("Gold");
    private static final Condition SOON = Condition.time(Seconds.of(1_800_000_100));

    private final InstanceParameters parameters;
    private final ShapeId shape;
    private final Map<ProgramId, Counter> counters = new TreeMap<>();
    private final Map<ProgramId, IntentHead> heads = new TreeMap<>();
    private final Map<ResourceId, Holding> holdings = new TreeMap<>();
    private long batches;
    private long tick;
    private StateRoot root;

    private SnapshotDigest snapshot = SnapshotDigest.NONE;
    private final Map<ProgramId, ProgramEntry> before = new TreeMap<>();
    private final Map<ResourceId, Holding> heldBefore = new TreeMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<EffectEntry> entries = new ArrayList<>();
    private final List<UseEntry> uses = new ArrayList<>();
    private final Set<ProgramId> joined = new TreeSet<>();

    Ledger(InstanceParameters parameters, ShapeId shape) {
        this.parameters = parameters;
        this.shape = shape;
        this.root = Genesis.root(parameters);
    }

    StateRoot root() {
        return root;
    }

    Tick clock() {
        return Tick.of(tick);
    }

    Ledger begin(SignedSnapshot used) {
        snapshot = used.snapshot().digest();
        before.clear();
        heldBefore.clear();
        effects.clear();
        entries.clear();
        uses.clear();
        joined.clear();
        return this;
    }

    Ledger register(long program, long domain) {
        byte[] seed = new byte[SchnorrSecretKey.SEED_BYTES];
        Arrays.fill(seed, (byte) program);
        var key = SchnorrSecretKey.fromSeed(seed).publicKey().point();
        return act(new Register(header(program), DomainId.of(domain), key), UseEntry.NONE);
    }

    Ledger deposit(long account, long resource) {
        touch(resource, Holding.held(ProgramId.of(account)));
        Deposit effect = new Deposit(
                header(account), Sequence.of(1), new Quantity(100), GOLD, new FactDigest(Fr.of(4242 + resource)));
        return act(effect, UseEntry.NONE);
    }

    Ledger transfer(long author, long resource, long capability, long to) {
        touch(resource, Holding.held(ProgramId.of(to)));
        return act(transferOf(author, resource, capability, to), use(author, resource, capability, Right.TRANSFER));
    }

    Ledger delegate(long author, long resource, long holder) {
        touch(resource, holdings.getOrDefault(ResourceId.of(resource), Holding.NONE));
        Delegate effect = new Delegate(
                header(author),
                ResourceId.of(resource),
                CapabilityId.NONE,
                ProgramId.of(holder),
                new Quantity(100),
                Seconds.of(1_900_000_000),
                Rights.ALL);
        return act(effect, UseEntry.NONE);
    }

    /** Splits 40 off a resource. */
    Ledger split(long author, long resource, long part) {
        touch(resource, holdings.getOrDefault(ResourceId.of(resource), Holding.NONE));
        touch(part, Holding.held(ProgramId.of(author)));
        return act(new Split(header(author), ResourceId.of(resource), new Quantity(40)), UseEntry.NONE);
    }

    Ledger merge(long author, long stays, long ends) {
        touch(stays, holdings.getOrDefault(ResourceId.of(stays), Holding.NONE));
        touch(ends, Holding.merged(ProgramId.of(author), ResourceId.of(stays)));
        return act(new Merge(header(author), ResourceId.of(stays), ResourceId.of(ends)), UseEntry.NONE);
    }

    /** A watch for a time that has come, with the promise to join a program. */
    Ledger watch(long author, long joined) {
        return act(new Watch(header(author), SOON, joinOf(author, joined).asPromise()), UseEntry.NONE);
    }

    /** Fires such a watch, and joins the program. */
    Ledger fire(long author, long watch, long program) {
        PromiseDigest promise = joinOf(author, program).asPromise();
        act(new Fire(header(author), WatchId.of(watch), SOON.watched(), promise, FactDigest.NONE), UseEntry.NONE);
        joined.add(ProgramId.of(program));
        return act(joinOf(author, program), UseEntry.NONE);
    }

    private Join joinOf(long author, long program) {
        return new Join(header(author), ProgramId.of(program));
    }

    /** Two programs swap two resources at one tick. */
    Ledger swap(long first, long firstResource, long second, long secondResource) {
        touch(firstResource, Holding.held(ProgramId.of(second)));
        touch(secondResource, Holding.held(ProgramId.of(first)));
        List<Effect> members = AtomicGroup.form(
                List.of(transferOf(first, firstResource, 0, second), transferOf(second, secondResource, 0, first)));
        tick++;
        members.forEach(member -> record(member, UseEntry.NONE));
        return this;
    }

    private Transfer transferOf(long author, long resource, long capability, long to) {
        return new Transfer(header(author), ResourceId.of(resource), CapabilityId.of(capability), ProgramId.of(to));
    }

    private EffectHeader header(long program) {
        Counter next =
                counters.getOrDefault(ProgramId.of(program), Counter.ZERO).next();
        return EffectHeader.of(ProgramId.of(program), next, snapshot);
    }

    private UseEntry use(long author, long resource, long capability, Right right) {
        return capability == 0
                ? UseEntry.NONE
                : UseEntry.of(
                        CapabilityId.of(capability),
                        ProgramId.of(author),
                        ResourceId.of(resource),
                        Tick.of(tick + 1),
                        right);
    }

    private void touch(long resource, Holding after) {
        ResourceId id = ResourceId.of(resource);
        heldBefore.putIfAbsent(id, holdings.getOrDefault(id, Holding.NONE));
        holdings.put(id, after);
    }

    private Ledger act(Effect effect, UseEntry use) {
        tick++;
        return record(effect, use);
    }

    private Ledger record(Effect effect, UseEntry use) {
        ProgramId author = effect.author();
        IntentHead head = heads.getOrDefault(author, IntentHead.NONE);
        IntentHead after = effect.intentHead(head, parameters.instanceId());
        before.putIfAbsent(
                author,
                new ProgramEntry(
                        author,
                        counters.getOrDefault(author, Counter.ZERO),
                        effect.header().counter(),
                        head,
                        after));
        heads.put(author, after);
        counters.put(author, effect.header().counter());
        effects.add(effect);
        entries.add(new EffectEntry(after, Tick.of(tick)));
        uses.add(use);
        return this;
    }

    private ProgramEntry asBefore(ProgramId program) {
        Counter counter = counters.getOrDefault(program, Counter.ZERO);
        IntentHead head = heads.getOrDefault(program, IntentHead.NONE);
        return new ProgramEntry(program, counter, counter, head, head);
    }

    /** The bundle of the effects since {@link #begin}. */
    Bundle end(SignedSnapshot used, KeyId key, boolean published, Function<Statement, Bytes> prover) {
        Stream<ProgramEntry> acted = before.values().stream()
                .map(entry -> new ProgramEntry(
                        entry.program(),
                        entry.counterBefore(),
                        counters.getOrDefault(entry.program(), Counter.ZERO),
                        entry.headBefore(),
                        heads.getOrDefault(entry.program(), IntentHead.NONE)));
        Stream<ProgramEntry> idle =
                joined.stream().filter(program -> !before.containsKey(program)).map(this::asBefore);
        List<ProgramEntry> programs = Stream.concat(acted, idle).toList();
        List<OwnershipEntry> ownership = heldBefore.entrySet().stream()
                .map(held -> new OwnershipEntry(
                        held.getKey(), held.getValue(), holdings.getOrDefault(held.getKey(), Holding.NONE)))
                .toList();
        EffectsOpening opening =
                published ? new EffectsOpening.Full(entries, effects) : new EffectsOpening.Heads(entries);
        Openings openings = new Openings(opening, programs, ownership, uses);
        StateRoot pre = root;
        batches++;
        root = new StateRoot(H8.hash(
                pre.lane(),
                Fr.of(batches),
                entries.getLast().head().lane(),
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO,
                Fr.ZERO));
        ShapeCapacities rows = Shapes.capacities(shape);
        Statement statement = new Statement(
                parameters.instanceId(),
                shape,
                pre,
                root,
                used.snapshot().digest(),
                Sequence.of(batches),
                EffectsDigest.of(entries, rows),
                ProgramsDigest.of(programs, rows),
                OwnershipDigest.of(ownership, rows),
                UsesDigest.of(uses, rows));
        return new Bundle(statement, openings, used, prover.apply(statement), key, "synthetic");
    }
}
