package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.JubjubPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content lanes of one effect as fields (spec 3.2): the one place where effects become lanes and lanes effects. */
final class EffectFields {
    private static final int KIND_BITS = 8;
    private static final int COUNTER_BITS = 32;
    private static final int GROUP_BITS = 8;

    private final long kindNumber;
    private final ProgramId author;
    private final Counter counter;
    private final int groupIndex;
    private final int groupSize;
    private final long[] values = new long[EffectField.values().length];
    private Fr l3 = Fr.ZERO;
    private Fr l4 = Fr.ZERO;
    private boolean overflow;

    private EffectFields(long kindNumber, ProgramId author, Counter counter, int groupIndex, int groupSize) {
        this.kindNumber = kindNumber;
        this.author = author;
        this.counter = counter;
        this.groupIndex = groupIndex;
        this.groupSize = groupSize;
    }

    // From an effect.

    static EffectFields of(Effect effect) {
        GroupMembership group = effect.header().group();
        return of(effect, group.index(), group.size());
    }

    /** The fields as they would be at that place of a group of that size. */
    static EffectFields of(Effect effect, int groupIndex, int groupSize) {
        EffectHeader header = effect.header();
        EffectFields fields =
                new EffectFields(effect.kind().number(), header.author(), header.counter(), groupIndex, groupSize);
        switch (effect) {
            case Register e ->
                fields.set(EffectField.SLOT, e.domain().value())
                        .digests(e.key().x(), e.key().y());
            case Deposit e ->
                fields.set(EffectField.OTHER, e.factSequence().value())
                        .set(EffectField.QUANTITY, e.quantity().bits())
                        .digests(e.asset().lane(), e.fact().lane());
            case Withdraw e ->
                fields.set(EffectField.RESOURCE, e.resource())
                        .digests(e.destination().lane(), Fr.ZERO);
            case Transfer e ->
                fields.set(EffectField.RESOURCE, e.resource())
                        .set(EffectField.CAPABILITY, e.capability())
                        .set(EffectField.PARTY, e.newOwner());
            case Escrow e -> fields.escrow(e);
            case Claim e ->
                fields.set(EffectField.RESOURCE, e.resource())
                        .set(EffectField.CAPABILITY, e.capability())
                        .set(EffectField.PARTY, e.custodian())
                        .set(EffectField.SLOT, e.slot().value());
            case Revoke e ->
                fields.set(EffectField.RESOURCE, e.resource())
                        .set(EffectField.PARTY, e.custodian())
                        .set(EffectField.SLOT, e.slot().value());
            case Delegate e -> fields.delegate(e);
            case RevokeCapability e -> fields.set(EffectField.OTHER, e.capability());
            case Invoke e -> fields.invoke(e);
            case Accept e ->
                fields.set(EffectField.OTHER, e.call())
                        .digests(e.invokeHead().lane(), e.callHead().lane());
            case Decline e ->
                fields.set(EffectField.OTHER, e.call())
                        .digests(e.invokeHead().lane(), e.callHead().lane());
            case Split e ->
                fields.set(EffectField.RESOURCE, e.resource())
                        .set(EffectField.QUANTITY, e.quantity().bits());
            case Merge e -> fields.set(EffectField.RESOURCE, e.resource()).set(EffectField.OTHER, e.other());
            case Watch e ->
                fields.watched(e.condition().watched())
                        .set(EffectField.QUANTITY, e.condition().quantity().bits())
                        .set(EffectField.TIME, e.condition().time().value())
                        .digests(e.promise().lane(), e.condition().asset().lane());
            case Fire e ->
                fields.watched(e.watched())
                        .set(EffectField.OTHER, e.watch())
                        .digests(e.promise().lane(), e.fact().lane());
            case Join e -> fields.set(EffectField.PARTY, e.program());
        }
        return fields;
    }

    private void escrow(Escrow e) {
        set(EffectField.RESOURCE, e.resource());
        set(EffectField.CAPABILITY, e.capability());
        set(EffectField.PARTY, e.custodian());
        set(EffectField.SLOT, e.slot().value());
        set(EffectField.TIME, e.deadline().value());
        set(EffectField.FLAGS, e.revocable() ? 1 : 0);
        set(EffectField.BENEFICIARY, e.beneficiary());
    }

    private void delegate(Delegate e) {
        set(EffectField.RESOURCE, e.scope());
        set(EffectField.CAPABILITY, e.parent());
        set(EffectField.PARTY, e.holder());
        set(EffectField.QUANTITY, e.quantity().bits());
        set(EffectField.TIME, e.expiry().value());
        set(EffectField.RIGHTS, e.rights().mask());
    }

    private void invoke(Invoke e) {
        set(EffectField.PARTY, e.target());
        for (int i = 0; i < e.arguments().size(); i++) {
            set(EffectField.ARGUMENTS.get(i), e.arguments().get(i));
        }
        set(EffectField.ARGUMENT_COUNT, e.arguments().size());
        digests(e.entry().lane(), e.callHead().lane());
    }

    private EffectFields watched(Watched watched) {
        return set(EffectField.RESOURCE, watched.resource())
                .set(EffectField.PARTY, watched.party())
                .set(EffectField.SLOT, watched.domain().value())
                .set(EffectField.CONDITION, watched.kind().number());
    }

    private EffectFields set(EffectField field, CellId id) {
        return set(field, id.index());
    }

    private EffectFields set(EffectField field, long value) {
        values[field.index()] = value;
        return this;
    }

    private EffectFields digests(Fr third, Fr fourth) {
        l3 = third;
        l4 = fourth;
        return this;
    }

    // To and from lanes.

    ContentLanes toLanes() {
        Lanes.Packer first = Lanes.pack().put(kindNumber, KIND_BITS).put(author).put(counter.value(), COUNTER_BITS);
        EffectField.IN_L1.forEach(field -> first.put(get(field), field.bits()));
        Lanes.Packer second = Lanes.pack();
        body(kindNumber).forEach(field -> second.put(get(field), field.bits()));
        second.put(get(EffectField.BENEFICIARY), EffectField.BENEFICIARY.bits())
                .put(groupIndex, GROUP_BITS)
                .put(groupSize, GROUP_BITS)
                .put(get(EffectField.ARGUMENT_COUNT), EffectField.ARGUMENT_COUNT.bits())
                .put(get(EffectField.CONDITION), EffectField.CONDITION.bits());
        return new ContentLanes(first.lane(), second.lane(), l3, l4);
    }

    static EffectFields of(ContentLanes lanes) {
        Lanes.Unpacker first = Lanes.unpack(lanes.l1(), "/l1", 0);
        Lanes.Unpacker second = Lanes.unpack(lanes.l2(), "/l2", Fr.BYTES);
        long number = first.take(KIND_BITS);
        ProgramId author = ProgramId.of(first.take(32));
        Counter counter = Counter.of(first.take(COUNTER_BITS));
        long[] raw = new long[EffectField.values().length];
        EffectField.IN_L1.forEach(field -> raw[field.index()] = first.take(field.bits()));
        body(number).forEach(field -> raw[field.index()] = second.take(field.bits()));
        raw[EffectField.BENEFICIARY.index()] = second.take(EffectField.BENEFICIARY.bits());
        int index = (int) second.take(GROUP_BITS);
        int size = (int) second.take(GROUP_BITS);
        raw[EffectField.ARGUMENT_COUNT.index()] = second.take(EffectField.ARGUMENT_COUNT.bits());
        raw[EffectField.CONDITION.index()] = second.take(EffectField.CONDITION.bits());
        EffectFields fields = new EffectFields(number, author, counter, index, size);
        System.arraycopy(raw, 0, fields.values, 0, raw.length);
        fields.overflow = !first.isExhausted() || !second.isExhausted();
        return fields.digests(lanes.l3(), lanes.l4());
    }

    static Optional<EffectKind> kindOf(ContentLanes lanes) {
        return EffectKind.of(Lanes.unpack(lanes.l1(), "/l1", 0).take(KIND_BITS));
    }

    private static List<EffectField> body(long kindNumber) {
        return kindNumber == EffectKind.INVOKE.number() ? EffectField.ARGUMENTS : EffectField.BODY;
    }

    long get(EffectField field) {
        return values[field.index()];
    }

    // As the rules of form see them.

    Optional<EffectKind> kind() {
        return EffectKind.of(kindNumber);
    }

    Optional<ConditionKind> condition() {
        return ConditionKind.of(get(EffectField.CONDITION));
    }

    Fr l3() {
        return l3;
    }

    Fr l4() {
        return l4;
    }

    /** Whether it names a place in a group. */
    boolean hasGroupPlace() {
        return (groupIndex | groupSize) != 0;
    }

    /** Whether a lane had bits above its fields. */
    boolean hasOverflow() {
        return overflow;
    }

    // To an effect; only without a fault.

    Effect toEffect(SnapshotDigest snapshot, GroupDigest group) {
        EffectHeader header =
                new EffectHeader(author, counter, snapshot, new GroupMembership(group, groupIndex, groupSize));
        ResourceId resource = ResourceId.of(get(EffectField.RESOURCE));
        CapabilityId capability = CapabilityId.of(get(EffectField.CAPABILITY));
        ProgramId party = ProgramId.of(get(EffectField.PARTY));
        long other = get(EffectField.OTHER);
        Slot slot = Slot.of(get(EffectField.SLOT));
        Quantity quantity = new Quantity(get(EffectField.QUANTITY));
        Seconds time = Seconds.of(get(EffectField.TIME));
        EffectKind kind = EffectKind.of(kindNumber).orElseThrow();
        return switch (kind) {
            case REGISTER -> new Register(header, DomainId.of(slot.value()), new JubjubPoint(l3, l4));
            case DEPOSIT -> new Deposit(header, Sequence.of(other), quantity, new AssetId(l3), new FactDigest(l4));
            case WITHDRAW -> new Withdraw(header, resource, new Reference(l3));
            case TRANSFER -> new Transfer(header, resource, capability, party);
            case ESCROW ->
                new Escrow(
                        header,
                        resource,
                        capability,
                        party,
                        slot,
                        time,
                        get(EffectField.FLAGS) == 1,
                        ProgramId.of(get(EffectField.BENEFICIARY)));
            case CLAIM -> new Claim(header, resource, capability, party, slot);
            case REVOKE -> new Revoke(header, resource, party, slot);
            case DELEGATE ->
                new Delegate(
                        header, resource, capability, party, quantity, time, new Rights((int) get(EffectField.RIGHTS)));
            case REVOKE_CAPABILITY -> new RevokeCapability(header, CapabilityId.of(other));
            case INVOKE -> new Invoke(header, party, arguments(), new EntryDigest(l3), new IntentHead(l4));
            case ACCEPT -> new Accept(header, CallId.of(other), new IntentHead(l3), new IntentHead(l4));
            case DECLINE -> new Decline(header, CallId.of(other), new IntentHead(l3), new IntentHead(l4));
            case SPLIT -> new Split(header, resource, quantity);
            case MERGE -> new Merge(header, resource, ResourceId.of(other));
            case WATCH ->
                new Watch(header, new Condition(watched(), quantity, time, new AssetId(l4)), new PromiseDigest(l3));
            case FIRE -> new Fire(header, WatchId.of(other), watched(), new PromiseDigest(l3), new FactDigest(l4));
            case JOIN -> new Join(header, party);
        };
    }

    private Watched watched() {
        return new Watched(
                condition().orElseThrow(),
                ResourceId.of(get(EffectField.RESOURCE)),
                ProgramId.of(get(EffectField.PARTY)),
                DomainId.of(get(EffectField.SLOT)));
    }

    private List<ResourceId> arguments() {
        List<ResourceId> arguments = new ArrayList<>();
        for (int i = 0; i < get(EffectField.ARGUMENT_COUNT); i++) {
            arguments.add(ResourceId.of(get(EffectField.ARGUMENTS.get(i))));
        }
        return arguments;
    }
}
