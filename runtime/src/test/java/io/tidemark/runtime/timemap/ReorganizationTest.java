package io.tidemark.runtime.timemap;

import static io.tidemark.runtime.timemap.Setting.BANK;
import static io.tidemark.runtime.timemap.Setting.ETHEREUM;
import static io.tidemark.runtime.timemap.Setting.SOLANA;
import static io.tidemark.runtime.timemap.Setting.block;
import static io.tidemark.runtime.timemap.Setting.gold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.core.SnapshotView;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Deposit;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Effect;
import io.tidemark.model.Fact;
import io.tidemark.model.RejectCode;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Transfer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReorganizationTest {
    private final Setting setting = new Setting();

    @Test
    void blockInThePlaceOfAnother_takesThoseAboveAlong() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        setting.record(block(ETHEREUM, 101, "b"), gold(6, "t2"));
        setting.record(block(ETHEREUM, 103, "d"), gold(7, "t3"));
        setting.record(block(SOLANA, 103, "s"));
        List<Fact> before = setting.map.facts();

        PlacedEvent event = setting.record(block(ETHEREUM, 101, "b'"));

        assertThat(((Event.Observed) event.event()).signed().observation().revision())
                .isEqualTo(1);
        assertThat(setting.map.timestamps(ETHEREUM))
                .containsExactly(block(ETHEREUM, 100, "a"), block(ETHEREUM, 101, "b'"));
        assertThat(setting.map.timestamps(SOLANA)).hasSize(1);
        assertThat(setting.map.facts()).containsExactly(before.getFirst());
        assertThat(setting.map.allFacts()).as("nothing is deleted").isEqualTo(before);
        assertThat(setting.map.events()).hasSize(5);
        assertThat(setting.map.status(before.get(0).digest())).isEqualTo(new FactStatus.Standing());
        assertThat(setting.map.status(before.get(1).digest())).isEqualTo(new FactStatus.Withdrawn());
        assertThat(setting.map.status(before.get(2).digest())).isEqualTo(new FactStatus.Withdrawn());
    }

    @Test
    void laterObservationOfALostHeight_doesNotWithdrawWhatStandsAbove() {
        setting.record(block(ETHEREUM, 100, "a"));
        setting.record(block(ETHEREUM, 101, "b"));
        setting.record(block(ETHEREUM, 100, "a'"));
        setting.record(block(ETHEREUM, 103, "d'"));
        PlacedEvent late = setting.record(block(ETHEREUM, 101, "b'"));

        assertThat(((Event.Observed) late.event()).signed().observation().revision())
                .isEqualTo(1);
        assertThat(setting.map.timestamps(ETHEREUM))
                .extracting(DomainHead::hash)
                .hasSize(3);
    }

    @Test
    void transferSeenAgain_keepsItsSequenceAndPlace() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"), gold(6, "t2"));
        setting.record(block(ETHEREUM, 101, "b"), gold(7, "t3"));
        Fact first = setting.map.facts().get(0);
        setting.record(block(ETHEREUM, 100, "a'"), gold(9, "t4"), gold(6, "t2"));
        setting.record(block(ETHEREUM, 102, "c'"), gold(5, "t1"));

        assertThat(setting.map.facts())
                .extracting(
                        fact -> fact.sequence().value(), fact -> fact.quantity().bits())
                .containsExactly(tuple(1L, 5L), tuple(2L, 6L), tuple(4L, 9L));
        assertThat(setting.map.status(first.digest()))
                .isEqualTo(new FactStatus.Superseded(setting.map.facts().getFirst()));
    }

    @Test
    void chainThatComesBack_restoresTheFactItself() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        Fact fact = setting.map.facts().getFirst();
        setting.record(block(ETHEREUM, 100, "a'"));
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));

        assertThat(setting.map.facts()).containsExactly(fact);
        assertThat(setting.map.allFacts()).containsExactly(fact);
        assertThat(setting.map.status(fact.digest())).isEqualTo(new FactStatus.Standing());
    }

    @Test
    void moreOnABlockThatStands_leavesThoseAboveAlone() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        setting.record(block(ETHEREUM, 101, "b"), gold(6, "t2"));
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"), gold(7, "t0"));

        assertThat(setting.map.facts())
                .extracting(fact -> fact.sequence().value())
                .containsExactly(1L, 2L, 3L);
        assertThat(setting.map.timestamps(ETHEREUM)).hasSize(2);
    }

    /** The whole way through the core: a deposit is taken, its block is lost, and the transfer comes again. */
    @Test
    void depositOnALostBlock_isListed_andCannotBeTakenTwice() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"), gold(6, "t2"));
        setting.found(setting.snapshot(5000).view());
        SnapshotView view = setting.snapshot(5001).view();
        Fact relied = setting.map.facts().get(0);
        Fact unused = setting.map.facts().get(1);
        assertThat(setting.apply(view, setting.deposit(view, relied))).isEmpty();
        assertThat(setting.apply(
                        view,
                        new Transfer(
                                setting.deposit(view, unused).header(),
                                ResourceId.of(1),
                                CapabilityId.NONE,
                                Setting.ADA)))
                .isEmpty();
        assertThat(setting.map.reliedOnSuperseded(setting.applied)).isEmpty();

        setting.record(block(ETHEREUM, 100, "a'"));
        assertThat(setting.map.reliedOnSuperseded(setting.applied))
                .containsExactly(new Reliance(deposit(), relied, Optional.empty()));
        assertThat(setting.map.reliedOn(relied.digest()))
                .as("the deposit and the transfer after it")
                .extracting(PlacedEvent::event)
                .extracting(event -> ((Event.Acted) event).effect())
                .containsExactly(setting.applied.get(2), setting.applied.get(3));
        assertThat(setting.map.reliedOn(unused.digest())).isEmpty();

        SnapshotView later = setting.snapshot(5002).view();
        assertThat(setting.apply(later, setting.deposit(later, unused)))
                .as("a withdrawn fact is in no later snapshot")
                .contains(RejectCode.E_FACT_UNKNOWN);

        setting.record(block(ETHEREUM, 101, "b'"), gold(5, "t1"), gold(6, "t2"));
        Fact again = setting.map.facts().get(0);
        Fact other = setting.map.facts().get(1);
        SnapshotView last = setting.snapshot(5003).view();
        assertThat(setting.map.reliedOnSuperseded(setting.applied))
                .singleElement()
                .matches(Reliance::isMadeGood)
                .extracting(Reliance::replacement)
                .isEqualTo(Optional.of(again));
        assertThat(setting.apply(last, setting.deposit(last, again)))
                .as("the same transfer once more")
                .contains(RejectCode.E_FACT_USED);
        assertThat(setting.apply(last, setting.deposit(last, other))).isEmpty();
    }

    @Test
    void replacementOfAnotherQuantity_isNotMadeGood() {
        setting.record(block(ETHEREUM, 100, "a"), gold(5, "t1"));
        setting.found(setting.snapshot(5000).view());
        SnapshotView view = setting.snapshot(5001).view();
        assertThat(setting.apply(view, setting.deposit(view, setting.map.facts().getFirst())))
                .isEmpty();
        setting.record(block(ETHEREUM, 100, "a'"), gold(4, "t1"));

        assertThat(setting.map.reliedOnSuperseded(setting.applied))
                .singleElement()
                .matches(r -> !r.isMadeGood());
    }

    private Deposit deposit() {
        return setting.applied.stream()
                .filter(effect -> effect.author().equals(BANK))
                .filter(Deposit.class::isInstance)
                .map((Effect effect) -> (Deposit) effect)
                .findFirst()
                .orElseThrow();
    }
}
