package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.algebra.JubjubPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CellTest {
    private static final int ROUNDS = 200;
    private static final Stamp STAMP = new Stamp(Tick.of(9), new IntentHead(Fr.of(66)), new LeafHash(Fr.of(77)));

    @ParameterizedTest
    @EnumSource
    void of_lanesOfACell_isThatCell(CellKind kind) throws MalformedInputException {
        Arbitrary arbitrary = new Arbitrary();
        for (int round = 0; round < ROUNDS; round++) {
            Cell cell = arbitrary.cell(kind);
            List<Fr> lanes = cell.lanes();

            assertThat(Cell.of(lanes)).as(Arbitrary.seed()).isEqualTo(cell);
            assertThat(cell.kind()).isEqualTo(kind);
            assertThat(cell.leafHash()).isEqualTo(new LeafHash(H8.hash(lanes.toArray(Fr[]::new))));
            Stamp stamp = arbitrary.stamp();
            assertThat(cell.withStamp(stamp).stamp()).isEqualTo(stamp);
            assertThat(cell.withStamp(stamp).withStamp(cell.stamp())).isEqualTo(cell);
        }
    }

    @Test
    void lanes_resource_areThoseOfTheSpecification() {
        ResourceCell cell = new ResourceCell(
                STAMP,
                new AssetId(Fr.of(11)),
                Holding.escrowed(ProgramId.of(1), ProgramId.of(2)),
                new Quantity(-1),
                new EscrowTerms(ProgramId.of(3), ProgramId.of(4), Slot.of(5), Seconds.of(6), true),
                DomainId.of(7),
                new Provenance(Fr.of(55)));
        Fr header = Fr.of(2 + 8 * 9);
        Fr holding = at(1, 0).add(at(2, 32)).add(at(2, 64));
        Fr escrow = at(3, 0).add(at(4, 32))
                .add(at(5, 64))
                .add(at(6, 96))
                .add(at(1, 136))
                .add(at(7, 144));

        assertThat(cell.lanes())
                .containsExactly(
                        header, Fr.of(11), holding, Fr.ofUnsigned(-1), escrow, Fr.of(55), Fr.of(66), Fr.of(77));
    }

    @Test
    void lanes_capability_areThoseOfTheSpecification() {
        Grant grant = new Grant(
                ProgramId.of(1),
                ResourceId.of(2),
                CapabilityId.of(3),
                Rights.of(Right.CLAIM),
                Seconds.of(5),
                List.of(ProgramId.of(6), ProgramId.of(7)));
        CapabilityCell cell = new CapabilityCell(STAMP, grant, true, 8, 9, Quantity.of(10));

        assertThat(cell.lanes())
                .containsExactly(
                        Fr.of(3 + 8 * 9),
                        at(1, 0).add(at(2, 32)).add(at(3, 64)).add(at(7, 96)),
                        at(4, 0).add(at(5, 16)).add(at(2, 56)).add(at(1, 64)),
                        at(8, 0).add(at(9, 32)),
                        at(6, 0).add(at(7, 32)),
                        Fr.of(10),
                        Fr.of(66),
                        Fr.of(77));
    }

    @Test
    void lanes_programAndCall_areThoseOfTheSpecification() {
        ProgramCell program = new ProgramCell(
                STAMP,
                new JubjubPoint(Fr.of(1), Fr.of(2)),
                new IntentHead(Fr.of(3)),
                new IntentHead(Fr.of(4)),
                Counter.of(5),
                Tick.of(6),
                DomainId.of(7),
                Sequence.of(8));
        assertThat(program.lanes())
                .containsExactly(
                        Fr.of(1 + 8 * 9),
                        Fr.of(1),
                        Fr.of(2),
                        Fr.of(3),
                        Fr.of(4),
                        at(5, 0).add(at(6, 32)).add(at(7, 64)).add(at(8, 96)),
                        Fr.of(66),
                        Fr.of(77));
        CallCell call = new CallCell(
                STAMP,
                ProgramId.of(1),
                ProgramId.of(2),
                CallStatus.ACCEPTED,
                new EntryDigest(Fr.of(3)),
                List.of(ResourceId.of(4), ResourceId.of(5)),
                new IntentHead(Fr.of(6)));
        assertThat(call.lanes())
                .containsExactly(
                        Fr.of(4 + 8 * 9),
                        at(1, 0).add(at(2, 32)).add(at(2, 64)).add(at(2, 72)),
                        Fr.of(3),
                        at(4, 0).add(at(5, 32)),
                        Fr.ZERO,
                        Fr.of(6),
                        Fr.of(66),
                        Fr.of(77));
    }

    @Test
    void lanes_watch_areThoseOfTheSpecification() {
        WatchCell watch = new WatchCell(
                STAMP,
                ProgramId.of(1),
                WatchStatus.FIRED,
                Condition.factAtLeast(DomainId.of(2), ProgramId.of(3), new AssetId(Fr.of(4)), Quantity.of(5)),
                new PromiseDigest(Fr.of(6)));
        assertThat(watch.lanes())
                .containsExactly(
                        Fr.of(5 + 8 * 9),
                        at(1, 0).add(at(2, 64)).add(at(5, 72)).add(at(3, 80)).add(at(2, 112)),
                        Fr.of(4),
                        at(5, 0),
                        Fr.ZERO,
                        Fr.of(6),
                        Fr.of(66),
                        Fr.of(77));
        WatchCell timed = new WatchCell(
                STAMP, ProgramId.of(1), WatchStatus.ARMED, Condition.time(Seconds.of(7)), new PromiseDigest(Fr.of(6)));
        assertThat(timed.lanes().get(3)).isEqualTo(at(7, 64));
        assertThat(timed.fired().status()).isEqualTo(WatchStatus.FIRED);
        WatchCell owned = new WatchCell(
                STAMP,
                ProgramId.of(1),
                WatchStatus.ARMED,
                Condition.owner(ResourceId.of(8), ProgramId.of(9)),
                new PromiseDigest(Fr.of(6)));
        assertThat(owned.lanes().get(1))
                .isEqualTo(at(1, 0).add(at(8, 32)).add(at(1, 64)).add(at(2, 72)).add(at(9, 80)));
    }

    /** What is added at a bit of a lane of a sound cell, and the lane at which it is refused. */
    @ParameterizedTest
    @CsvSource({
        // header: kind, clock
        "RESOURCE, 0, 2, 0",
        "RESOURCE, 0, 35, 0",
        "PROGRAM, 0, 253, 0",
        // bits above the fields
        "PROGRAM, 5, 128, 5",
        "RESOURCE, 2, 72, 2",
        "RESOURCE, 3, 64, 3",
        "RESOURCE, 4, 176, 4",
        "CAPABILITY, 1, 128, 1",
        "CAPABILITY, 2, 72, 2",
        "CAPABILITY, 3, 64, 3",
        "CAPABILITY, 5, 64, 5",
        "CALL, 1, 80, 1",
        "CALL, 3, 64, 3",
        // resource: status 9, no owner's custodian, terms without escrow
        "RESOURCE, 2, 67, 2",
        "RESOURCE, 2, 32, 2",
        "RESOURCE, 4, 0, 4",
        "RESOURCE, 4, 136, 4",
        // capability: a fifth right, depth 4 with two grantors, revoked 2, a third grantor, another root
        "CAPABILITY, 2, 4, 2",
        "CAPABILITY, 2, 57, 4",
        "CAPABILITY, 2, 65, 2",
        "CAPABILITY, 4, 64, 4",
        "CAPABILITY, 1, 96, 1",
        // call: status 5, eight arguments counted, a third argument, lane 4
        "CALL, 1, 66, 1",
        "CALL, 1, 75, 1",
        "CALL, 3, 64, 3",
        "CALL, 4, 0, 4",
        // watch: status 3, condition 15, a party that STATUS does not use, time, bits above, lane 4
        "WATCH, 1, 65, 1",
        "WATCH, 1, 75, 1",
        "WATCH, 1, 80, 1",
        "WATCH, 1, 144, 1",
        "WATCH, 3, 64, 1",
        "WATCH, 3, 8, 1",
        "WATCH, 3, 104, 3",
        "WATCH, 2, 0, 1",
        "WATCH, 4, 0, 4"
    })
    void of_lanesOutOfForm_areRefusedAtTheirLane(CellKind kind, int lane, int bit, int named) {
        List<Fr> lanes = new ArrayList<>(sound(kind).lanes());
        lanes.set(lane, lanes.get(lane).add(Fr.ONE.shiftLeft(bit)));

        assertThatThrownBy(() -> Cell.of(lanes)).isInstanceOfSatisfying(MalformedInputException.class, e -> {
            assertThat(e.code()).isEqualTo(MalformedCode.E_FORMAT);
            assertThat(e.path()).isEqualTo("/lane" + named);
            assertThat(e.offset()).isEqualTo(32L * named);
        });
    }

    @Test
    void of_neverUsedCellOrOtherCount_isRefused() {
        assertThatThrownBy(() -> Cell.of(Collections.nCopies(8, Fr.ZERO)))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("a cell kind from 1 to 5");
        assertThatThrownBy(() -> Cell.of(sound(CellKind.CALL).lanes().subList(0, 7)))
                .isInstanceOf(MalformedInputException.class)
                .hasMessageContaining("8 lanes");
    }

    @Test
    void holding_partsThatDisagree_areRefused() {
        ProgramId owner = ProgramId.of(1);
        for (ResourceStatus status : ResourceStatus.values()) {
            boolean kept = List.of(ResourceStatus.ESCROWED, ResourceStatus.IN_CALL, ResourceStatus.MERGED)
                    .contains(status);
            boolean absent = status == ResourceStatus.ABSENT;
            assertThatThrownBy(() -> new Holding(absent ? ProgramId.NONE : owner, kept ? 0 : 1, status))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Holding(absent ? owner : ProgramId.NONE, kept ? 1 : 0, status))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Holding.NONE.lane()).isEqualTo(Fr.ZERO);
        assertThat(Holding.escrowed(owner, ProgramId.of(4)).custodianProgram()).isEqualTo(ProgramId.of(4));
        assertThat(Holding.escrowed(owner, ProgramId.of(4)).call()).isEqualTo(CallId.NONE);
        assertThat(Holding.inCall(owner, CallId.of(4)).call()).isEqualTo(CallId.of(4));
        assertThat(Holding.inCall(owner, CallId.of(4)).custodianProgram()).isEqualTo(ProgramId.NONE);
        assertThat(Holding.merged(owner, ResourceId.of(4)).mergedInto()).isEqualTo(ResourceId.of(4));
        assertThat(Holding.held(owner).mergedInto()).isEqualTo(ResourceId.NONE);
    }

    @Test
    void capability_usedAndPassed_countAndDebit() {
        CapabilityCell cell = (CapabilityCell) sound(CellKind.CAPABILITY);
        CapabilityCell after = cell.used(Quantity.of(3)).passed(Quantity.of(2));
        assertThat(after.uses()).isEqualTo(cell.uses() + 1);
        assertThat(after.passes()).isEqualTo(cell.passes() + 1);
        assertThat(after.remaining()).isEqualTo(cell.remaining().minus(Quantity.of(5)));
        assertThatThrownBy(() -> cell.used(Quantity.of(1000))).isInstanceOf(ArithmeticException.class);
        assertThat(cell.asRevoked().revoked()).isTrue();
    }

    @Test
    void stamp_touched_keepsTheLink() {
        Stamp touched = STAMP.touched(Tick.of(10), new IntentHead(Fr.ONE));
        assertThat(touched).isEqualTo(new Stamp(Tick.of(10), new IntentHead(Fr.ONE), STAMP.link()));
        assertThat(touched.linked(LeafHash.NONE).link()).isEqualTo(LeafHash.NONE);
    }

    private static Cell sound(CellKind kind) {
        return switch (kind) {
            case PROGRAM -> new Arbitrary(1).cell(kind).withStamp(STAMP);
            case RESOURCE ->
                new ResourceCell(
                        STAMP,
                        new AssetId(Fr.of(11)),
                        Holding.held(ProgramId.of(2)),
                        Quantity.of(5),
                        EscrowTerms.NONE,
                        DomainId.of(7),
                        new Provenance(Fr.of(55)));
            case CAPABILITY ->
                new CapabilityCell(
                        STAMP,
                        new Grant(
                                ProgramId.of(2),
                                ResourceId.of(2),
                                CapabilityId.of(2),
                                Rights.NONE,
                                Seconds.of(5),
                                List.of(ProgramId.of(6), ProgramId.of(6))),
                        false,
                        8,
                        9,
                        Quantity.of(10));
            case CALL ->
                new CallCell(
                        STAMP,
                        ProgramId.of(1),
                        ProgramId.of(2),
                        CallStatus.PENDING,
                        new EntryDigest(Fr.of(3)),
                        List.of(ResourceId.of(4), ResourceId.of(5)),
                        new IntentHead(Fr.of(6)));
            case WATCH ->
                new WatchCell(
                        STAMP,
                        ProgramId.of(1),
                        WatchStatus.ARMED,
                        Condition.status(ResourceId.of(2), ResourceStatus.ESCROWED),
                        new PromiseDigest(Fr.of(6)));
        };
    }

    private static Fr at(long value, int bit) {
        return Fr.of(value).shiftLeft(bit);
    }
}
