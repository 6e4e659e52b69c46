package io.tidemark.runtime.timemap;

import static io.tidemark.runtime.timemap.Setting.ETHEREUM;
import static io.tidemark.runtime.timemap.Setting.block;
import static io.tidemark.runtime.timemap.Setting.gold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.AssetId;
import io.tidemark.model.Condition;
import io.tidemark.model.Counter;
import io.tidemark.model.EffectHeader;
import io.tidemark.model.Fact;
import io.tidemark.model.FactKind;
import io.tidemark.model.Fire;
import io.tidemark.model.GroupMembership;
import io.tidemark.model.ProgramId;
import io.tidemark.model.PromiseDigest;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.SnapshotDigest;
import io.tidemark.model.WatchId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Facts that concern no account: prices and balances, on which watches fire. */
class ReadingTest {
    private static final AssetId SILVER = AssetId.of("Silver in cents");

    private final Setting setting = new Setting();

    private static Reading price(long cents, String round) {
        return new Reading(SILVER, Quantity.of(cents), Reference.of(round));
    }

    @Test
    void observe_readingsOfADomain_areNumberedTogether_andApartFromDeposits() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t"), price(3000, "round 1"));
        setting.record(block(ETHEREUM, 101, "b"), price(3100, "round 2"));

        assertThat(setting.map.allFacts())
                .extracting(fact -> fact.kind() + " " + fact.sequence().value() + " "
                        + fact.account().index())
                .containsExactly("DEPOSIT 1 1", "OBSERVATION 1 0", "OBSERVATION 2 0");
    }

    @Test
    void snapshot_holdsTheNewestReadingAlone_alsoWithoutAnyProgram() {
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));
        setting.record(block(ETHEREUM, 101, "b"), price(3100, "round 2"));

        List<Fact> held = setting.map.facts();

        assertThat(held).extracting(Fact::quantity).containsExactly(Quantity.of(3100));
        assertThat(setting.snapshot(5000).view().fact(held.getFirst().digest())).isPresent();
        Fact before = setting.map.allFacts().getFirst();
        assertThat(setting.map.status(before.digest())).isEqualTo(new FactStatus.Passed(held.getFirst()));
        assertThat(setting.snapshot(5001).view().fact(before.digest())).isEmpty();
    }

    @Test
    void reorganisation_givesTheReadingBelowItsPlaceBack() {
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));
        setting.record(block(ETHEREUM, 101, "b"), price(3100, "round 2"));
        Fact newest = setting.map.facts().getFirst();
        setting.record(block(ETHEREUM, 101, "c"));

        assertThat(setting.map.facts()).extracting(Fact::quantity).containsExactly(Quantity.of(3000));
        assertThat(setting.map.status(newest.digest())).isEqualTo(new FactStatus.Withdrawn());
    }

    @Test
    void reading_thatComesAgainAfterAReorganisation_keepsItsSequence() {
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));
        setting.record(block(ETHEREUM, 100, "b"));
        setting.record(block(ETHEREUM, 101, "c"), price(2900, "round 1"));

        Fact again = setting.map.facts().getFirst();

        assertThat(again.sequence().value()).isEqualTo(1);
        assertThat(again.kind()).isEqualTo(FactKind.OBSERVATION);
        assertThat(setting.map.status(setting.map.allFacts().getFirst().digest()))
                .isEqualTo(new FactStatus.Superseded(again));
    }

    @Test
    void observe_lateBlockBelow_doesNotPassTheNewest() {
        setting.record(block(ETHEREUM, 101, "b"), price(3100, "round 2"));
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));

        assertThat(setting.map.facts()).extracting(Fact::quantity).containsExactly(Quantity.of(3100));
    }

    @Test
    void observe_oneReadingTwice_isRefused() {
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));

        assertThat(Setting.code(setting.map.observe(block(ETHEREUM, 101, "b"), List.of(price(3000, "round 1")))))
                .isEqualTo(TimeMapCode.E_FACT_TWICE);
    }

    @Test
    void nothingSeen_isAReading() {
        setting.record(block(ETHEREUM, 100, "a"), price(0, "round 1"));

        assertThat(setting.map.facts()).extracting(Fact::quantity).containsExactly(Quantity.ZERO);
    }

    @Test
    void watchThatFiredOnAReadingOfALostBlock_isListed() {
        setting.record(block(ETHEREUM, 100, "a"), price(3000, "round 1"));
        Fact read = setting.map.facts().getFirst();
        Fire fire = new Fire(
                new EffectHeader(ProgramId.of(1), Counter.of(1), SnapshotDigest.NONE, GroupMembership.NONE),
                WatchId.of(1),
                Condition.factAtLeast(ETHEREUM, ProgramId.NONE, SILVER, Quantity.of(2900))
                        .watched(),
                new PromiseDigest(Fr.ONE),
                read.digest());
        assertThat(setting.map.reliedOnSuperseded(List.of(fire))).isEmpty();

        setting.record(block(ETHEREUM, 100, "b"));

        assertThat(setting.map.reliedOnSuperseded(List.of(fire)))
                .containsExactly(new Reliance(fire, read, Optional.empty()));
    }
}
