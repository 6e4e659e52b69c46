package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final Fr ZERO = Fr.ZERO;

    private final Arbitrary arbitrary = new Arbitrary();

    private static ShapeCapacities capacities(int effects, int authors, int resources) {
        return new ShapeCapacities(effects, authors, 0, resources, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void publicInputs_order_isThatOfTheSpecification() {
        List<String> specified = SpecText.of("05-statement.md")
                .table("5.1 Public inputs")
                .map(row -> row.get(1))
                .toList();
        Statement statement = new Statement(
                new InstanceId(Fr.of(1)),
                ShapeId.of("medium", 8),
                new StateRoot(Fr.of(3)),
                new StateRoot(Fr.of(4)),
                new SnapshotDigest(Fr.of(5)),
                Sequence.of(6),
                new EffectsDigest(Fr.of(7)),
                new ProgramsDigest(Fr.of(8)),
                new OwnershipDigest(Fr.of(9)),
                new UsesDigest(Fr.of(10)));

        assertThat(specified)
                .containsExactly(
                        "instance id",
                        "shape id",
                        "pre-root",
                        "post-root",
                        "snapshot digest",
                        "sequence",
                        "effects digest",
                        "programs digest",
                        "ownership digest",
                        "uses digest");
        assertThat(Statement.PUBLIC_INPUTS)
                .containsExactly(
                        "instance",
                        "shape",
                        "preRoot",
                        "postRoot",
                        "snapshot",
                        "sequence",
                        "effects",
                        "programs",
                        "ownership",
                        "uses");
        BigInteger shape = new BigInteger(1, "tidemark/1/medium/d8".getBytes(StandardCharsets.US_ASCII));
        assertThat(statement.publicInputs())
                .containsExactly(
                        Fr.of(1),
                        Fr.fromBigInteger(shape),
                        Fr.of(3),
                        Fr.of(4),
                        Fr.of(5),
                        Fr.of(6),
                        Fr.of(7),
                        Fr.of(8),
                        Fr.of(9),
                        Fr.of(10));
    }

    @Test
    void shapeId_limits_areInTheTextUnlessTheDefaults() {
        assertThat(ShapeId.of("tiny", 11).text()).isEqualTo("tidemark/1/tiny/d11");
        assertThat(new ShapeId("tiny", 8, 5, 4)).isEqualTo(ShapeId.of("tiny", 8));
        assertThat(new ShapeId("tiny", 8, 5, 3).text()).isEqualTo("tidemark/1/tiny/d8/f5/c3");
        assertThat(new ShapeId("tiny", 8, 2, 4).text()).isEqualTo("tidemark/1/tiny/d8/f2/c4");
        for (int round = 0; round < 200; round++) {
            ShapeId id = arbitrary.shape();
            assertThat(ShapeId.parse(id.text())).isEqualTo(id);
            assertThat(ShapeId.of(id.lane())).isEqualTo(id);
        }
        Keepers keepers = arbitrary.keepers();
        assertThat(ShapeId.of("tiny", 8).fits(InstanceParameters.of("x", keepers)))
                .isTrue();
        assertThat(ShapeId.of("tiny", 9).fits(InstanceParameters.of("x", keepers)))
                .isFalse();
        assertThat(new ShapeId("tiny", 8, 5, 3).fits(InstanceParameters.of("x", keepers)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tidemark/1/",
                "tidemark/1/tiny",
                "tidemark/1/tiny/d08",
                "tidemark/1/tiny/d3",
                "tidemark/1/tiny/d12",
                "tidemark/1/tiny/d99",
                "tidemark/1/Tiny/d8",
                "tidemark/1/elevenchars/d8",
                "tidemark/1/tiny/d8/f5/c4",
                "tidemark/1/tiny/d8/f9/c4",
                "tidemark/1/tiny/d8/f5/c5",
                "tidemark/1/tiny/d8/f5",
                "tidemark/1/tiny/d8 ",
                "tidemark/2/tiny/d8"
            })
    void shapeId_otherText_isRefused(String text) {
        assertThatThrownBy(() -> ShapeId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shapeId_otherLane_isRefused() {
        for (Fr lane : List.of(ZERO, Fr.ONE, ZERO.sub(Fr.ONE), Fr.fromAscii("tidemark/1/intent"))) {
            assertThatThrownBy(() -> ShapeId.of(lane)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void effectsDigest_sixEntriesInEight_isTheFoldOfTheSpecification() {
        List<EffectEntry> e = Stream.generate(arbitrary::effectEntry).limit(6).toList();
        Fr tag = Fr.fromAscii("tidemark/1/effects");
        Fr ticks = ZERO;
        for (int i = 0; i < 5; i++) {
            ticks = ticks.add(Fr.of(e.get(i).tick().value()).shiftLeft(32 * i));
        }
        Fr first = H8.hash(tag, ZERO, head(e, 0), head(e, 1), head(e, 2), head(e, 3), head(e, 4), ticks);
        Fr second = H8.hash(
                tag,
                first,
                head(e, 5),
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                Fr.of(e.get(5).tick().value()));

        assertThat(EffectsDigest.of(e, capacities(8, 1, 1)).lane()).isEqualTo(second);
        assertThat(EffectsDigest.of(e, capacities(10, 1, 1)).lane()).isEqualTo(second);
        // Five places in steps of two: authors 1 to 3, joined 1 and 2, and one that pads the last step.
        Fr third = H8.hash(tag, second, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);
        assertThat(EffectsDigest.of(e, capacities(11, 1, 1)).lane()).isEqualTo(third);
    }

    private static Fr head(List<EffectEntry> entries, int i) {
        return entries.get(i).head().lane();
    }

    @Test
    void programsDigest_threeEntries_isTheFoldOfTheSpecification() {
        List<ProgramEntry> p = Stream.generate(arbitrary::programEntry).limit(3).toList();
        Fr tag = Fr.fromAscii("tidemark/1/programs");
        Fr numbers = Fr.of(p.get(0).program().index())
                .add(Fr.of(p.get(0).counterBefore().value()).shiftLeft(32))
                .add(Fr.of(p.get(0).counterAfter().value()).shiftLeft(64));
        assertThat(p.get(0).lanes())
                .containsExactly(
                        numbers,
                        p.get(0).headBefore().lane(),
                        p.get(0).headAfter().lane());
        List<Fr> a = p.get(0).lanes();
        List<Fr> b = p.get(1).lanes();
        List<Fr> c = p.get(2).lanes();
        Fr first = H8.hash(tag, ZERO, a.get(0), a.get(1), a.get(2), b.get(0), b.get(1), b.get(2));
        Fr second = H8.hash(tag, first, c.get(0), c.get(1), c.get(2), ZERO, ZERO, ZERO);

        assertThat(ProgramsDigest.of(p, capacities(1, 3, 1)).lane()).isEqualTo(second);
        assertThat(ProgramsDigest.of(p, capacities(1, 4, 1)).lane()).isEqualTo(second);
        assertThat(ProgramsDigest.of(p, capacities(1, 5, 1)).lane()).isNotEqualTo(second);
    }

    @Test
    void programsDigest_joined_standAfterThePlacesOfAuthors() {
        ProgramEntry acted = new ProgramEntry(
                ProgramId.of(3), Counter.of(1), Counter.of(2), IntentHead.NONE, new IntentHead(Fr.of(9)));
        ProgramEntry joined = arbitrary.joinedEntry();
        List<Fr> j = joined.lanes();
        Fr tag = Fr.fromAscii("tidemark/1/programs");
        List<Fr> p = acted.lanes();
        Fr first = H8.hash(tag, ZERO, p.get(0), p.get(1), p.get(2), ZERO, ZERO, ZERO);
        Fr second = H8.hash(tag, first, ZERO, ZERO, ZERO, j.get(0), j.get(1), j.get(2));
        ShapeCapacities room = new ShapeCapacities(1, 3, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        // Five places in steps of two: authors 1 to 3, joined 1 and 2, and one that pads the last step.
        Fr third = H8.hash(tag, second, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

        assertThat(acted.acted()).isTrue();
        assertThat(joined.acted()).isFalse();
        assertThat(ProgramsDigest.of(List.of(acted, joined), room).lane()).isEqualTo(third);
        assertThat(ProgramsDigest.of(List.of(joined, acted), room).lane()).isEqualTo(third);
        assertThatThrownBy(() -> ProgramsDigest.of(List.of(joined, joined, joined), room))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProgramsDigest.of(List.of(acted, acted, acted, acted), room))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ownershipDigest_sevenEntries_isTheFoldOfTheSpecification() {
        OwnershipEntry entry = new OwnershipEntry(
                ResourceId.of(5), Holding.held(ProgramId.of(1)), Holding.escrowed(ProgramId.of(1), ProgramId.of(2)));
        Fr lane = Fr.of(5)
                .add(Holding.held(ProgramId.of(1)).lane().shiftLeft(32))
                .add(Holding.escrowed(ProgramId.of(1), ProgramId.of(2)).lane().shiftLeft(104));
        assertThat(entry.lane()).isEqualTo(lane);
        assertThat(entry.changedHands()).isTrue();
        List<OwnershipEntry> o =
                Stream.generate(arbitrary::ownershipEntry).limit(7).toList();
        List<Fr> l = o.stream().map(OwnershipEntry::lane).toList();
        Fr tag = Fr.fromAscii("tidemark/1/ownership");
        Fr first = H8.hash(tag, ZERO, l.get(0), l.get(1), l.get(2), l.get(3), l.get(4), l.get(5));
        Fr second = H8.hash(tag, first, l.get(6), ZERO, ZERO, ZERO, ZERO, ZERO);

        assertThat(OwnershipDigest.of(o, capacities(1, 1, 12)).lane()).isEqualTo(second);
        assertThat(OwnershipDigest.of(List.of(), capacities(1, 1, 0)).lane()).isEqualTo(ZERO);
    }

    @Test
    void usesDigest_emptyEntries_areZeroLanes() {
        UseEntry use = UseEntry.of(CapabilityId.of(1), ProgramId.of(2), ResourceId.of(3), Tick.of(4), Right.CLAIM);
        Fr lane = Fr.of(1)
                .add(Fr.of(2).shiftLeft(32))
                .add(Fr.of(3).shiftLeft(64))
                .add(Fr.of(4).shiftLeft(96))
                .add(Fr.of(4).shiftLeft(128));
        assertThat(use.lane()).isEqualTo(lane);
        assertThat(UseEntry.NONE.lane()).isEqualTo(ZERO);
        Fr expected = H8.hash(Fr.fromAscii("tidemark/1/uses"), ZERO, ZERO, lane, ZERO, ZERO, ZERO, ZERO);
        assertThat(UsesDigest.of(List.of(UseEntry.NONE, use), capacities(4, 1, 1))
                        .lane())
                .isEqualTo(expected);
        assertThat(UsesDigest.of(List.of(UseEntry.NONE, use, UseEntry.NONE), capacities(4, 1, 1))
                        .lane())
                .isEqualTo(expected);
    }

    @Test
    void digests_moreEntriesThanTheShape_areRefused() {
        ShapeCapacities one = capacities(1, 1, 1);
        List<UseEntry> uses = List.of(UseEntry.NONE, UseEntry.NONE);
        assertThatThrownBy(() -> UsesDigest.of(uses, one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1 entries of uses");
        EffectEntry effect = arbitrary.effectEntry();
        assertThatThrownBy(() -> EffectsDigest.of(List.of(effect, effect), one))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void entries_partsThatDisagree_areRefused() {
        CapabilityId capability = CapabilityId.of(1);
        assertThatThrownBy(() -> new UseEntry(capability, ProgramId.of(1), ResourceId.of(1), Tick.of(1), Rights.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UseEntry(capability, ProgramId.of(1), ResourceId.of(1), Tick.of(1), Rights.ALL))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new UseEntry(CapabilityId.NONE, ProgramId.of(1), ResourceId.NONE, Tick.ZERO, Rights.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EffectsOpening.Heads(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EffectsOpening.Full(List.of(arbitrary.effectEntry()), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void capacities_outOfRange_areRefused() {
        assertThatThrownBy(() -> capacities(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> capacities(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> capacities(1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> capacities(1 << 25, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
