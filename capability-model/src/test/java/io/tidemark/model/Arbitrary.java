package io.tidemark.model;

import io.tidemark.algebra.BabyJubjub;
import io.tidemark.algebra.Fr;
import io.tidemark.algebra.SchnorrSignature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Random values of the model. Every optional part is absent half of the time. */
public final class Arbitrary extends ArbitraryParts {
    /** From the seed of this run. */
    public Arbitrary() {
        this(seedOfThisRun());
    }

    /** From another seed. */
    public Arbitrary(long seed) {
        super(seed);
    }

    // Cells.

    public Cell cell(CellKind kind) {
        return switch (kind) {
            case PROGRAM ->
                new ProgramCell(stamp(), point(), head(), head(), counter(), tick(), DomainId.of(bits(32)), sequence());
            case RESOURCE -> resourceCell();
            case CAPABILITY -> new CapabilityCell(stamp(), grant(), flip(), bits(32), bits(32), quantity());
            case CALL ->
                new CallCell(
                        stamp(),
                        programOrNone(),
                        programOrNone(),
                        oneOf(CallStatus.values()),
                        new EntryDigest(fr()),
                        arguments(),
                        head());
            case WATCH ->
                new WatchCell(
                        stamp(), programOrNone(), oneOf(WatchStatus.values()), condition(), new PromiseDigest(fr()));
        };
    }

    private ResourceCell resourceCell() {
        Holding holding = holding();
        boolean escrowed = holding.status() == ResourceStatus.ESCROWED;
        EscrowTerms terms = new EscrowTerms(program(), programOrNone(), slot(), seconds(), flip());
        return new ResourceCell(
                stamp(),
                new AssetId(fr()),
                holding,
                quantity(),
                escrowed ? terms : EscrowTerms.NONE,
                DomainId.of(bits(32)),
                new Provenance(fr()));
    }

    /** Of a resource that exists. */
    public Holding holding() {
        return switch (below(5)) {
            case 0 -> Holding.held(program());
            case 3 -> Holding.merged(program(), ResourceId.of(positive(32)));
            case 1 -> Holding.escrowed(program(), program());
            case 2 -> Holding.inCall(program(), CallId.of(positive(32)));
            default -> Holding.withdrawn(program());
        };
    }

    public Grant grant() {
        int depth = 1 + below(4);
        return new Grant(
                programOrNone(),
                ResourceId.of(bits(32)),
                depth == 1 ? CapabilityId.NONE : CapabilityId.of(positive(32)),
                rights(),
                seconds(),
                Stream.generate(this::program).limit(depth).toList());
    }

    public List<ResourceId> arguments() {
        return list(Invoke.ARGUMENTS_MAX, this::resource);
    }

    public InstanceLeaf instanceLeaf() {
        return new InstanceLeaf(
                new InstanceId(fr()),
                sequence(),
                tick(),
                new CellCounts(bits(32), bits(32), bits(32), bits(32), bits(32)),
                new SnapshotMark(sequence(), seconds(), snapshotDigest()),
                new StateRoot(fr()),
                new EffectsDigest(fr()),
                new LeafHash(fr()));
    }

    // Effects.

    public EffectHeader header() {
        GroupMembership group = new GroupMembership(new GroupDigest(fr()), (int) bits(8), (int) bits(8));
        return new EffectHeader(programOrNone(), counter(), snapshotDigest(), flip() ? group : GroupMembership.NONE);
    }

    public Effect effect() {
        return effect(oneOf(EffectKind.values()));
    }

    public Effect effect(EffectKind kind) {
        EffectHeader header = header();
        ResourceId resource = ResourceId.of(bits(32));
        return switch (kind) {
            case REGISTER -> new Register(header, DomainId.of(bits(32)), point());
            case DEPOSIT -> new Deposit(header, sequence(), quantity(), new AssetId(fr()), new FactDigest(fr()));
            case WITHDRAW -> new Withdraw(header, resource, new Reference(fr()));
            case TRANSFER -> new Transfer(header, resource, capabilityOrNone(), programOrNone());
            case ESCROW ->
                new Escrow(
                        header,
                        resource,
                        capabilityOrNone(),
                        programOrNone(),
                        slot(),
                        seconds(),
                        flip(),
                        programOrNone());
            case CLAIM -> new Claim(header, resource, capabilityOrNone(), programOrNone(), slot());
            case REVOKE -> new Revoke(header, resource, programOrNone(), slot());
            case DELEGATE ->
                new Delegate(header, resource, capabilityOrNone(), programOrNone(), quantity(), seconds(), rights());
            case REVOKE_CAPABILITY -> new RevokeCapability(header, capabilityOrNone());
            case INVOKE -> new Invoke(header, programOrNone(), arguments(), new EntryDigest(fr()), head());
            case ACCEPT -> new Accept(header, CallId.of(bits(32)), head(), head());
            case DECLINE -> new Decline(header, CallId.of(bits(32)), head(), head());
            case SPLIT -> new Split(header, resource, quantity());
            case MERGE -> new Merge(header, resource, ResourceId.of(bits(32)));
            case WATCH -> new Watch(header, condition(), new PromiseDigest(fr()));
            case FIRE -> fire(header, condition().watched());
            case JOIN -> new Join(header, programOrNone());
        };
    }

    private Fire fire(EffectHeader header, Watched watched) {
        FactDigest fact = watched.kind().isOfFact() ? new FactDigest(fr()) : FactDigest.NONE;
        return new Fire(header, WatchId.of(bits(32)), watched, new PromiseDigest(fr()), fact);
    }

    public Condition condition() {
        return condition(oneOf(ConditionKind.values()));
    }

    public Condition condition(ConditionKind kind) {
        ResourceId resource = ResourceId.of(bits(32));
        return switch (kind) {
            case STATUS -> Condition.status(resource, oneOf(ResourceStatus.values()));
            case OWNER -> Condition.owner(resource, programOrNone());
            case QUANTITY_AT_LEAST -> Condition.atLeast(resource, quantity());
            case QUANTITY_AT_MOST -> Condition.atMost(resource, quantity());
            case FACT_AT_LEAST ->
                Condition.factAtLeast(DomainId.of(bits(32)), programOrNone(), new AssetId(fr()), quantity());
            case FACT_AT_MOST ->
                Condition.factAtMost(DomainId.of(bits(32)), programOrNone(), new AssetId(fr()), quantity());
            case TIME -> Condition.time(seconds());
        };
    }

    public SchnorrSignature signature() {
        BigInteger s = new BigInteger(1, bytes(40).toArray()).mod(BabyJubjub.ORDER);
        return new SchnorrSignature(point(), Fr.fromBigInteger(s));
    }

    public Batch batch() {
        List<Effect> effects = Stream.generate(this::effect).limit(1 + below(6)).toList();
        List<HeadSignature> signatures = new ArrayList<>();
        TreeSet<ProgramId> authors =
                new TreeSet<>(effects.stream().map(Effect::author).toList());
        for (ProgramId author : authors) {
            if (below(4) > 0) {
                signatures.add(new HeadSignature(author, signature()));
            }
        }
        return new Batch(snapshotDigest(), effects, signatures);
    }

    // Snapshots and facts.

    public Fact fact() {
        FactKind kind = oneOf(FactKind.values());
        return new Fact(
                DomainId.of(positive(32)),
                kind == FactKind.DEPOSIT ? program() : ProgramId.NONE,
                Sequence.of(positive(32)),
                kind,
                new AssetId(fr()),
                new Quantity(positive(64)),
                height(),
                seconds(),
                new Reference(fr()));
    }

    public KeeperSecret keeper() {
        return KeeperSecret.fromSeed(bytes(32).toArray());
    }

    public Keepers keepers() {
        List<KeeperKey> keys =
                Stream.generate(() -> keeper().key()).limit(1 + below(3)).toList();
        return new Keepers(keys, 1 + below(keys.size()));
    }

    public Snapshot snapshot() {
        Sequence sequence = Sequence.of(positive(32));
        TreeSet<Long> domains = new TreeSet<>(list(3, () -> positive(32)));
        return new Snapshot(
                new InstanceId(fr()),
                sequence.value() == 1 ? SnapshotDigest.NONE : snapshotDigest(),
                sequence,
                tick(),
                seconds(),
                new StateRoot(fr()),
                domains.stream()
                        .map(domain -> new DomainHead(DomainId.of(domain), height(), seconds(), new Reference(fr())))
                        .toList(),
                new FactRoot(fr()),
                new KeepersDigest(fr()));
    }

    public SignedSnapshot signedSnapshot() {
        return SignedSnapshot.sign(snapshot(), list(2, this::keeper));
    }

    public InstanceParameters instance() {
        return new InstanceParameters(text(), 4 + below(8), 1 + below(8), 1 + below(4), keepers());
    }

    // Statement and bundle.

    public ShapeId shape() {
        String name = flip() ? "tiny" : "a" + below(1_000_000_000);
        return flip() ? ShapeId.of(name, 4 + below(8)) : new ShapeId(name, 4 + below(8), 1 + below(8), 1 + below(4));
    }

    public Statement statement() {
        return new Statement(
                new InstanceId(fr()),
                shape(),
                new StateRoot(fr()),
                new StateRoot(fr()),
                snapshotDigest(),
                sequence(),
                new EffectsDigest(fr()),
                new ProgramsDigest(fr()),
                new OwnershipDigest(fr()),
                new UsesDigest(fr()));
    }

    public EffectEntry effectEntry() {
        return new EffectEntry(head(), tick());
    }

    /** Of a program that acted. */
    public ProgramEntry programEntry() {
        Counter before = counter();
        Counter after = counter();
        return before.equals(after) ? programEntry() : new ProgramEntry(programOrNone(), before, after, head(), head());
    }

    /** Of a program that was joined. */
    public ProgramEntry joinedEntry() {
        Counter counter = counter();
        IntentHead head = head();
        return new ProgramEntry(programOrNone(), counter, counter, head, head);
    }

    public OwnershipEntry ownershipEntry() {
        return new OwnershipEntry(ResourceId.of(bits(32)), below(3) == 0 ? Holding.NONE : holding(), holding());
    }

    public UseEntry useEntry() {
        return flip()
                ? UseEntry.NONE
                : UseEntry.of(
                        CapabilityId.of(positive(32)),
                        programOrNone(),
                        ResourceId.of(bits(32)),
                        tick(),
                        oneOf(Right.values()));
    }

    public Openings openings() {
        List<EffectEntry> entries =
                Stream.generate(this::effectEntry).limit(1 + below(6)).toList();
        EffectsOpening effects = switch (below(3)) {
            case 0 -> new EffectsOpening.Withheld();
            case 1 -> new EffectsOpening.Heads(entries);
            default ->
                new EffectsOpening.Full(
                        entries, entries.stream().map(e -> effect()).toList());
        };
        return new Openings(
                effects, list(4, this::programEntry), list(4, this::ownershipEntry), list(6, this::useEntry));
    }

    public KeyId keyId() {
        return new KeyId(hash(), flip());
    }

    public Bundle bundle() {
        return new Bundle(statement(), openings(), signedSnapshot(), bytes(196), keyId(), text());
    }

    public KeyManifest keyManifest() {
        return new KeyManifest(
                bits(32),
                positive(40),
                flip(),
                new KeyManifest.Files(file(), file(), file(), file()),
                "v0.16." + below(100),
                shape(),
                hash());
    }

    private KeyManifest.FileEntry file() {
        return new KeyManifest.FileEntry(hash(), bits(40));
    }
}
