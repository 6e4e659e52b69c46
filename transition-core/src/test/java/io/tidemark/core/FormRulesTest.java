package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.core.FormRules.Reading;
import io.tidemark.core.testkit.BatchGenerator;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.model.ContentLanes;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.GroupDigest;
import io.tidemark.model.Lanes;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.SnapshotDigest;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormRulesTest {
    private static final long SEED = Long.getLong("tidemark.seed", 3_004L);
    private static final SnapshotDigest SNAPSHOT = new SnapshotDigest(Fr.of(77));
    private static final ShapeCapacities SMALL = new ShapeCapacities(16, 8, 1, 20, 16, 6, 226, 12, 16, 4, 8, 2, 1);

    @Test
    void read_lanesOfAnyEffect_givesTheEffect() {
        BatchGenerator generator =
                new BatchGenerator(SEED, new Shape(ShapeId.of("small", 4), SMALL), new RowLimits(SMALL, 2, 1));
        Map<EffectKind, Integer> kinds = new EnumMap<>(EffectKind.class);
        while (kinds.size() < EffectKind.values().length) {
            Sample sample = generator.valid();
            for (Effect effect : sample.batch().effects()) {
                GroupDigest group = effect.header().group().digest();
                assertThat(FormRules.read(effect.contentLanes(), effect.header().snapshot(), group))
                        .as("seed %d", SEED)
                        .isEqualTo(new Reading.Read(effect));
                kinds.merge(effect.kind(), 1, Integer::sum);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        // kind, resource, capability, party, other, slot | quantity, time, rights, flags, beneficiary, place, size,
        // arguments
        "Transfer of a slot,       4, 5, 0, 9, 0, 1,  0, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Transfer of a quantity,   4, 5, 0, 9, 0, 0,  1, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Withdraw by a capability, 3, 5, 1, 0, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "a place without a group,  4, 5, 0, 9, 0, 0,  0, 0, 0, 0, 0, 1, 0, 0, E_FIELD_UNUSED",
        "unused before range,      8, 5, 0, 9, 1, 0,  0, 0, 16, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Delegate of a fifth right,8, 5, 0, 9, 0, 0,  0, 0, 16, 0, 0, 0, 0, 0, E_FIELD_RANGE",
        "Escrow with two flags,    5, 5, 0, 9, 0, 0,  0, 0, 0, 2, 0, 0, 0, 0, E_FIELD_RANGE",
        "an unknown kind,         18, 0, 0, 0, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, E_FIELD_RANGE",
        "Watch of no condition,   15, 0, 0, 0, 0, 0,  0, 9, 0, 0, 0, 0, 0, 0, E_FIELD_RANGE",
        "Split with a party,      13, 5, 0, 9, 0, 0,  1, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Merge of a quantity,     14, 5, 0, 0, 6, 0,  1, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Fire at a time,          16, 0, 0, 0, 1, 0,  0, 9, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "Join in a slot,          17, 0, 0, 9, 0, 1,  0, 0, 0, 0, 0, 0, 0, 0, E_FIELD_UNUSED",
        "no kind,                  0, 0, 0, 0, 0, 0,  0, 0, 0, 0, 0, 0, 0, 0, E_FIELD_RANGE",
        "Invoke counting one of none, 10, 0, 0, 9, 0, 0,  0, 0, 0, 0, 0, 0, 0, 1, E_FIELD_RANGE",
        "Invoke counting none of one, 10, 0, 0, 9, 0, 0,  7, 0, 0, 0, 0, 0, 0, 0, E_FIELD_RANGE",
        "Invoke of five,          10, 0, 0, 9, 0, 0,  7, 0, 0, 0, 0, 0, 0, 5, E_FIELD_RANGE",
    })
    void read_lanesThatNobodyMaySign_isRefused(
            String what,
            int kind,
            int resource,
            int capability,
            int party,
            int other,
            int slot,
            long quantity,
            long time,
            int rights,
            int flags,
            int beneficiary,
            int place,
            int size,
            int arguments,
            RejectCode expected) {
        Fr l1 = Lanes.pack()
                .put(kind, 8)
                .put(2, 32)
                .put(3, 32)
                .put(resource, 32)
                .put(capability, 32)
                .put(party, 32)
                .put(other, 32)
                .put(slot, 32)
                .lane();
        Fr l2 = Lanes.pack()
                .put(quantity, 64)
                .put(time, 40)
                .put(rights, 16)
                .put(flags, 8)
                .put(beneficiary, 32)
                .put(place, 8)
                .put(size, 8)
                .put(arguments, 8)
                .lane();
        assertThat(FormRules.read(new ContentLanes(l1, l2, Fr.ZERO, Fr.ZERO), SNAPSHOT, GroupDigest.NONE))
                .as(what)
                .isEqualTo(new Reading.Refused(expected));
    }

    @Test
    void read_digestLanesThatTheKindDoesNotUse_isRefused() {
        Fr l1 = Lanes.pack()
                .put(4, 8)
                .put(2, 32)
                .put(3, 32)
                .put(5, 32)
                .put(0, 32)
                .put(9, 32)
                .lane();
        assertThat(FormRules.read(new ContentLanes(l1, Fr.ZERO, Fr.ONE, Fr.ZERO), SNAPSHOT, GroupDigest.NONE))
                .isEqualTo(new Reading.Refused(RejectCode.E_FIELD_UNUSED));
        assertThat(FormRules.read(new ContentLanes(l1, Fr.ZERO, Fr.ZERO, Fr.ONE), SNAPSHOT, GroupDigest.NONE))
                .isEqualTo(new Reading.Refused(RejectCode.E_FIELD_UNUSED));
        assertThat(FormRules.read(new ContentLanes(l1, Fr.ZERO, Fr.ZERO, Fr.ZERO), SNAPSHOT, GroupDigest.NONE))
                .isInstanceOf(Reading.Read.class);
    }

    @Test
    void read_bitsAboveTheFields_isOutOfRange() {
        Fr l1 = Lanes.pack()
                .put(4, 8)
                .put(2, 32)
                .put(3, 32)
                .put(5, 32)
                .put(0, 32)
                .put(9, 32)
                .lane();
        Fr above = l1.add(Fr.ONE.shiftLeft(248));
        assertThat(FormRules.read(new ContentLanes(above, Fr.ZERO, Fr.ZERO, Fr.ZERO), SNAPSHOT, GroupDigest.NONE))
                .isEqualTo(new Reading.Refused(RejectCode.E_FIELD_RANGE));
    }

    @Test
    void codes_withThoseOfTheEngine_areAllThatThereAre() {
        Set<RejectCode> codes = EnumSet.copyOf(FormRules.CODES);
        for (EffectKind kind : EffectKind.values()) {
            codes.addAll(Rulebook.codes(kind));
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(codes)))
                .containsExactly(
                        RejectCode.E_SNAPSHOT_INSTANCE,
                        RejectCode.E_SNAPSHOT_ROLLBACK,
                        RejectCode.E_CELL_CONFLICT,
                        RejectCode.E_SIGNATURE);
    }
}
