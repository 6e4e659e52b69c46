package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EffectLanesTest {
    private static final int ROUNDS = 200;

    // Where each field starts: L1 for the first five, L2 for the rest.
    private static final int[] STARTS_L1 = {72, 104, 136, 168, 200};
    private static final int[] STARTS_L2 = {0, 64, 104, 120, 0, 32, 64, 96, 128, 176, 184};

    @ParameterizedTest
    @EnumSource
    void decode_lanesOfAnEffect_isThatEffect(EffectKind kind) throws MalformedInputException {
        Arbitrary arbitrary = new Arbitrary();
        for (int round = 0; round < ROUNDS; round++) {
            Effect effect = arbitrary.effect(kind);
            ContentLanes lanes = effect.contentLanes();
            EffectHeader header = effect.header();

            assertThat(lanes.decode(header.snapshot(), header.group().digest()))
                    .as(Arbitrary.seed())
                    .isEqualTo(effect);
            assertThat(lanes.fault(header.group().digest())).isEmpty();
            assertThat(effect.kind()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fault_unusedFieldNotZero_isNamed(EffectKind kind) {
        Arbitrary arbitrary = new Arbitrary();
        Effect effect = ungrouped(arbitrary, kind);
        ContentLanes lanes = effect.contentLanes();
        for (EffectField field : EffectField.values()) {
            // The body of an Invoke is its arguments, and no other kind has any.
            List<EffectField> elsewhere = kind == EffectKind.INVOKE ? EffectField.BODY : EffectField.ARGUMENTS;
            if (kind.uses(field) || elsewhere.contains(field)) { // by condition: see below
                continue;
            }
            assertThat(with(lanes, field, 1).fault(GroupDigest.NONE))
                    .as("%s of %s", field, kind)
                    .contains(RejectCode.E_FIELD_UNUSED);
        }
        if (!kind.usesL3()) {
            assertThat(new ContentLanes(lanes.l1(), lanes.l2(), Fr.ONE, lanes.l4()).fault(GroupDigest.NONE))
                    .contains(RejectCode.E_FIELD_UNUSED);
        }
        if (!kind.usesL4()) {
            assertThat(new ContentLanes(lanes.l1(), lanes.l2(), lanes.l3(), Fr.ONE).fault(GroupDigest.NONE))
                    .contains(RejectCode.E_FIELD_UNUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fault_fieldThatTheConditionDoesNotUse_isNamed(ConditionKind kind) {
        Arbitrary arbitrary = new Arbitrary();
        EffectHeader header = EffectHeader.of(ProgramId.of(1), Counter.of(2), SnapshotDigest.NONE);
        Condition condition = small(kind);
        FactDigest fact = kind.isOfFact() ? new FactDigest(arbitrary.fr()) : FactDigest.NONE;
        PromiseDigest promise = new PromiseDigest(arbitrary.fr());
        ContentLanes watch = new Watch(header, condition, promise).contentLanes();
        ContentLanes fire = new Fire(header, WatchId.of(3), condition.watched(), promise, fact).contentLanes();
        List<EffectField> byCondition = List.of(
                EffectField.RESOURCE, EffectField.PARTY, EffectField.SLOT, EffectField.QUANTITY, EffectField.TIME);

        for (EffectField field : byCondition) {
            boolean ofFire = field != EffectField.QUANTITY && field != EffectField.TIME;
            assertThat(with(watch, field, 1).fault(GroupDigest.NONE).isPresent())
                    .as("%s of Watch under %s", field, kind)
                    .isEqualTo(!kind.uses(field));
            assertThat(with(fire, field, 1).fault(GroupDigest.NONE).isPresent())
                    .as("%s of Fire under %s", field, kind)
                    .isEqualTo(!ofFire || !kind.uses(field));
        }
        for (ContentLanes lanes : List.of(watch, fire)) {
            ContentLanes fourth = new ContentLanes(
                    lanes.l1(), lanes.l2(), lanes.l3(), lanes.l4().add(Fr.ONE));
            assertThat(fourth.fault(GroupDigest.NONE).isPresent()).isEqualTo(!kind.isOfFact());
        }
    }

    @Test
    void fault_conditionThatIsNone_isOutOfRange() {
        EffectHeader header = EffectHeader.of(ProgramId.of(1), Counter.of(2), SnapshotDigest.NONE);
        ContentLanes watch = new Watch(header, Condition.time(Seconds.of(4)), new PromiseDigest(Fr.ONE)).contentLanes();
        for (long more : new long[] {1, 100, 0x100 - ConditionKind.TIME.number() - 1}) {
            assertRange(with(watch, EffectField.CONDITION, more));
        }
        assertRange(with(watch, EffectField.CONDITION, -ConditionKind.TIME.number()));
        Condition held = Condition.status(ResourceId.of(3), ResourceStatus.HELD);
        ContentLanes status = new Watch(header, held, new PromiseDigest(Fr.ONE)).contentLanes();
        assertThat(with(status, EffectField.QUANTITY, 254).fault(GroupDigest.NONE))
                .isEmpty();
        assertRange(with(status, EffectField.QUANTITY, 255));
    }

    @Test
    void promise_counterSnapshotAndCallHead_areNotBound() {
        Arbitrary arbitrary = new Arbitrary();
        for (EffectKind kind : EffectKind.values()) {
            Effect effect = ungrouped(arbitrary, kind);
            ContentLanes lanes = effect.contentLanes();
            Fr counter = Fr.of(effect.header().counter().value()).shiftLeft(40);
            boolean call = effect instanceof CallEffect;
            Fr expected = H8.hash(
                    Fr.fromAscii("tidemark/1/promise"),
                    lanes.l1().sub(counter),
                    lanes.l2(),
                    lanes.l3(),
                    call ? Fr.ZERO : lanes.l4(),
                    Fr.ZERO,
                    Fr.ZERO,
                    Fr.ZERO);
            EffectHeader other = EffectHeader.of(effect.author(), Counter.of(77), new SnapshotDigest(Fr.of(5)));

            assertThat(effect.asPromise()).as(kind.label()).isEqualTo(new PromiseDigest(expected));
            assertThat(effect.withHeader(other).asPromise()).isEqualTo(effect.asPromise());
            assertThat(effect.withHeader(EffectHeader.of(
                                    ProgramId.of(effect.author().index() ^ 1), Counter.of(77), SnapshotDigest.NONE))
                            .asPromise())
                    .isNotEqualTo(effect.asPromise());
        }
    }

    @Test
    void fault_groupFieldsWithoutGroup_areUnused() {
        ContentLanes lanes = ungrouped(new Arbitrary(), EffectKind.TRANSFER).contentLanes();
        for (int bit : new int[] {160, 168}) {
            ContentLanes grouped =
                    new ContentLanes(lanes.l1(), lanes.l2().add(Fr.ONE.shiftLeft(bit)), lanes.l3(), lanes.l4());
            assertThat(grouped.fault(GroupDigest.NONE)).contains(RejectCode.E_FIELD_UNUSED);
            assertThat(grouped.fault(new GroupDigest(Fr.ONE))).isEmpty();
        }
    }

    @Test
    void fault_outOfRange_isNamed() {
        Arbitrary arbitrary = new Arbitrary();
        EffectHeader header = EffectHeader.of(ProgramId.of(1), Counter.of(2), SnapshotDigest.NONE);
        Delegate delegate = new Delegate(
                header, ResourceId.NONE, CapabilityId.NONE, ProgramId.of(2), Quantity.ZERO, Seconds.ZERO, Rights.NONE);
        Escrow escrow = new Escrow(
                header,
                ResourceId.of(1),
                CapabilityId.NONE,
                ProgramId.of(2),
                Slot.ZERO,
                Seconds.ZERO,
                false,
                ProgramId.NONE);
        Invoke invoke = new Invoke(
                header, ProgramId.of(2), List.of(ResourceId.of(3)), new EntryDigest(arbitrary.fr()), IntentHead.NONE);

        assertRange(with(delegate.contentLanes(), EffectField.RIGHTS, 16));
        assertRange(with(escrow.contentLanes(), EffectField.FLAGS, 2));
        assertRange(with(invoke.contentLanes(), EffectField.ARGUMENT_COUNT, 1)); // two counted, one given
        assertRange(with(invoke.contentLanes(), EffectField.ARGUMENT_1, 4)); // one counted, two given
        assertRange(with(invoke.contentLanes(), EffectField.ARGUMENT_COUNT, 9));
        ContentLanes lanes = delegate.contentLanes();
        assertRange(new ContentLanes(lanes.l1().add(Fr.ONE.shiftLeft(232)), lanes.l2(), lanes.l3(), lanes.l4()));
        assertRange(new ContentLanes(lanes.l1(), lanes.l2().add(Fr.ONE.shiftLeft(192)), lanes.l3(), lanes.l4()));
        for (int kind : new int[] {0, 18, 255}) {
            Fr l1 = lanes.l1().add(Fr.of(kind)).sub(Fr.of(EffectKind.DELEGATE.number()));
            assertRange(new ContentLanes(l1, lanes.l2(), lanes.l3(), lanes.l4()));
        }
    }

    @Test
    void fault_unusedAndOutOfRange_unusedComesFirst() {
        ContentLanes lanes = ungrouped(new Arbitrary(), EffectKind.TRANSFER).contentLanes();
        ContentLanes both = with(
                new ContentLanes(lanes.l1().add(Fr.ONE.shiftLeft(240)), lanes.l2(), lanes.l3(), lanes.l4()),
                EffectField.SLOT,
                1);
        assertThat(both.fault(GroupDigest.NONE)).contains(RejectCode.E_FIELD_UNUSED);
    }

    @Test
    void decode_fault_isMalformedAndNamesTheRule() {
        ContentLanes lanes =
                with(ungrouped(new Arbitrary(), EffectKind.TRANSFER).contentLanes(), EffectField.SLOT, 1);
        assertThatThrownBy(() -> lanes.decode(SnapshotDigest.NONE, GroupDigest.NONE))
                .isInstanceOfSatisfying(MalformedInputException.class, e -> {
                    assertThat(e.code()).isEqualTo(MalformedCode.E_FORMAT);
                    assertThat(e.actual()).startsWith("E_FIELD_UNUSED");
                });
    }

    @Test
    void intentHead_anyEffect_isTheHashOfTheSpecification() {
        Arbitrary arbitrary = new Arbitrary();
        InstanceId instance = new InstanceId(arbitrary.fr());
        IntentHead before = new IntentHead(arbitrary.fr());
        for (EffectKind kind : EffectKind.values()) {
            Effect effect = arbitrary.effect(kind);
            ContentLanes lanes = effect.contentLanes();
            Fr expected = H8.hash(
                    Fr.fromAscii("tidemark/1/intent"),
                    kind == EffectKind.REGISTER ? instance.lane() : before.lane(),
                    lanes.l1(),
                    lanes.l2(),
                    lanes.l3(),
                    lanes.l4(),
                    effect.header().group().digest().lane(),
                    effect.header().snapshot().lane());
            assertThat(effect.intentHead(before, instance)).isEqualTo(new IntentHead(expected));
        }
    }

    @Test
    void memberDigest_callEffect_leavesTheCallHeadOut() {
        Arbitrary arbitrary = new Arbitrary();
        for (EffectKind kind : EffectKind.values()) {
            Effect effect = arbitrary.effect(kind);
            ContentLanes lanes = effect.contentLanes();
            boolean call = effect instanceof CallEffect;
            Fr expected = H8.hash(
                    Fr.fromAscii("tidemark/1/effect"),
                    lanes.l1(),
                    lanes.l2(),
                    lanes.l3(),
                    call ? Fr.ZERO : lanes.l4(),
                    effect.header().snapshot().lane(),
                    Fr.ZERO,
                    Fr.ZERO);
            assertThat(effect.memberDigest()).isEqualTo(new MemberDigest(expected));
            if (effect instanceof CallEffect e) {
                assertThat(e.withCallHead(new IntentHead(Fr.ONE)).memberDigest())
                        .isEqualTo(effect.memberDigest());
            }
        }
    }

    @Test
    void form_members_shareOneGroupThatBindsEach() {
        Arbitrary arbitrary = new Arbitrary();
        for (int size = 1; size <= GroupDigest.MEMBERS_MAX; size++) {
            List<Effect> members = List.of();
            while (members.size() < size) {
                members = append(members, ungrouped(arbitrary, arbitrary.oneOf(EffectKind.values())));
            }
            List<Effect> group = AtomicGroup.form(members);
            GroupDigest digest =
                    GroupDigest.of(group.stream().map(Effect::memberDigest).toList());

            for (int i = 0; i < size; i++) {
                assertThat(group.get(i).header().group()).isEqualTo(new GroupMembership(digest, i, size));
                assertThat(group.get(i).withHeader(members.get(i).header())).isEqualTo(members.get(i));
            }
            if (size > 1) {
                assertThat(AtomicGroup.form(group.reversed())
                                .getFirst()
                                .header()
                                .group()
                                .digest())
                        .isNotEqualTo(digest);
            }
        }
        assertThatThrownBy(() -> AtomicGroup.form(List.of())).isInstanceOf(IllegalArgumentException.class);
        List<Effect> seven = Collections.nCopies(7, arbitrary.effect());
        assertThatThrownBy(() -> AtomicGroup.form(seven)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void groupDigest_absentMembers_areZero() {
        Fr a = Fr.of(7);
        Fr b = Fr.of(8);
        Fr zero = Fr.ZERO;
        assertThat(GroupDigest.of(List.of(new MemberDigest(a), new MemberDigest(b))))
                .isEqualTo(new GroupDigest(
                        H8.hash(Fr.fromAscii("tidemark/1/group"), Fr.of(2), a, b, zero, zero, zero, zero)));
    }

    @Test
    void invoke_tooManyOrNoArguments_isRefused() {
        EffectHeader header = EffectHeader.of(ProgramId.of(1), Counter.of(2), SnapshotDigest.NONE);
        List<ResourceId> five = Collections.nCopies(5, ResourceId.of(1));
        EntryDigest entry = EntryDigest.of("f");
        assertThatThrownBy(() -> new Invoke(header, ProgramId.of(2), five, entry, IntentHead.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Invoke(header, ProgramId.of(2), List.of(ResourceId.NONE), entry, IntentHead.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A condition to whose fields one can be added without a carry. */
    private static Condition small(ConditionKind kind) {
        boolean ofFact = kind.isOfFact();
        return new Condition(
                new Watched(
                        kind,
                        kind.isOfResource() ? ResourceId.of(2) : ResourceId.NONE,
                        kind.uses(EffectField.PARTY) ? ProgramId.of(2) : ProgramId.NONE,
                        ofFact ? DomainId.of(2) : DomainId.NONE),
                kind.uses(EffectField.QUANTITY) ? Quantity.of(2) : Quantity.ZERO,
                kind.uses(EffectField.TIME) ? Seconds.of(2) : Seconds.ZERO,
                ofFact ? new AssetId(Fr.ONE) : AssetId.NONE);
    }

    private static void assertRange(ContentLanes lanes) {
        assertThat(lanes.fault(GroupDigest.NONE)).isEqualTo(Optional.of(RejectCode.E_FIELD_RANGE));
    }

    private static Effect ungrouped(Arbitrary arbitrary, EffectKind kind) {
        Effect effect = arbitrary.effect(kind);
        return effect.withHeader(effect.header().withGroup(GroupMembership.NONE));
    }

    private static List<Effect> append(List<Effect> effects, Effect effect) {
        return Stream.concat(effects.stream(), Stream.of(effect)).toList();
    }

    /** The lanes with a value added at the place of a field. */
    private static ContentLanes with(ContentLanes lanes, EffectField field, long value) {
        boolean first = field.index() < STARTS_L1.length;
        int start = first ? STARTS_L1[field.index()] : STARTS_L2[field.index() - STARTS_L1.length];
        Fr added =
                value < 0 ? Fr.of(-value).shiftLeft(start).neg() : Fr.of(value).shiftLeft(start);
        return new ContentLanes(
                first ? lanes.l1().add(added) : lanes.l1(),
                first ? lanes.l2() : lanes.l2().add(added),
                lanes.l3(),
                lanes.l4());
    }
}
