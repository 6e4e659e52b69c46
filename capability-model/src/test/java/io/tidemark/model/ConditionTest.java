package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.algebra.Fr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    private static final ResourceId GOLD = ResourceId.of(3);
    private static final ProgramId ADA = ProgramId.of(1);
    private static final AssetId PRICE = AssetId.of("price of Gold");
    private static final DomainId DOMAIN = DomainId.of(7);

    private static ResourceCell gold(long quantity) {
        return new ResourceCell(
                new Stamp(Tick.of(1), IntentHead.NONE, LeafHash.NONE),
                AssetId.of("Gold"),
                Holding.held(ADA),
                new Quantity(quantity),
                EscrowTerms.NONE,
                DOMAIN,
                new Provenance(Fr.ONE));
    }

    private static Fact seen(DomainId domain, AssetId asset, long quantity) {
        return new Fact(
                domain,
                ProgramId.NONE,
                Sequence.of(1),
                FactKind.OBSERVATION,
                asset,
                new Quantity(quantity),
                new Height(1),
                Seconds.of(1),
                Reference.of("exchange"));
    }

    @ParameterizedTest
    @CsvSource({"99, false, true", "100, true, true", "101, true, false", "-1, true, false"})
    void holdsOf_bounds_areInclusiveAndUnsigned(long quantity, boolean atLeast, boolean atMost) {
        Quantity bound = Quantity.of(100);
        assertThat(Condition.atLeast(GOLD, bound).holdsOf(gold(quantity))).isEqualTo(atLeast);
        assertThat(Condition.atMost(GOLD, bound).holdsOf(gold(quantity))).isEqualTo(atMost);
        Fact fact = seen(DOMAIN, PRICE, quantity);
        assertThat(Condition.factAtLeast(DOMAIN, ProgramId.NONE, PRICE, bound).holdsOf(fact))
                .isEqualTo(atLeast);
        assertThat(Condition.factAtMost(DOMAIN, ProgramId.NONE, PRICE, bound).holdsOf(fact))
                .isEqualTo(atMost);
    }

    @Test
    void holdsOf_statusAndOwner_areThoseOfTheResource() {
        assertThat(Condition.status(GOLD, ResourceStatus.HELD).holdsOf(gold(1))).isTrue();
        assertThat(Condition.status(GOLD, ResourceStatus.ESCROWED).holdsOf(gold(1)))
                .isFalse();
        assertThat(Condition.owner(GOLD, ADA).holdsOf(gold(1))).isTrue();
        assertThat(Condition.owner(GOLD, ProgramId.of(2)).holdsOf(gold(1))).isFalse();
        assertThat(Condition.owner(GOLD, ProgramId.NONE).holdsOf(gold(1))).isFalse();
    }

    @Test
    void holdsOf_factOfAnotherDomainAccountOrAsset_isFalse() {
        Condition condition = Condition.factAtLeast(DOMAIN, ProgramId.NONE, PRICE, Quantity.ZERO);
        assertThat(condition.holdsOf(seen(DOMAIN, PRICE, 0))).isTrue();
        assertThat(condition.holdsOf(seen(DomainId.of(8), PRICE, 0))).isFalse();
        assertThat(condition.holdsOf(seen(DOMAIN, AssetId.of("Gold"), 0))).isFalse();
        assertThat(Condition.factAtLeast(DOMAIN, ADA, PRICE, Quantity.ZERO).holdsOf(seen(DOMAIN, PRICE, 0)))
                .isFalse();
    }

    @Test
    void holdsAt_time_isInclusive() {
        Condition condition = Condition.time(Seconds.of(10));
        assertThat(condition.holdsAt(Seconds.of(9))).isFalse();
        assertThat(condition.holdsAt(Seconds.of(10))).isTrue();
        assertThat(Condition.owner(GOLD, ADA).holdsAt(Seconds.of(10))).isFalse();
        assertThat(condition.holdsOf(gold(1))).isFalse();
        assertThat(condition.holdsOf(seen(DOMAIN, PRICE, 1))).isFalse();
    }

    @Test
    void make_partsThatTheKindDoesNotUse_areRefused() {
        Watched time = new Watched(ConditionKind.TIME, ResourceId.NONE, ProgramId.NONE, DomainId.NONE);
        assertThatThrownBy(() -> new Condition(time, Quantity.of(1), Seconds.ZERO, AssetId.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition(time, Quantity.ZERO, Seconds.ZERO, PRICE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Watched(ConditionKind.TIME, GOLD, ProgramId.NONE, DomainId.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Watched(ConditionKind.STATUS, GOLD, ADA, DomainId.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Watched(ConditionKind.OWNER, GOLD, ADA, DOMAIN))
                .isInstanceOf(IllegalArgumentException.class);
        Watched owner = new Watched(ConditionKind.OWNER, GOLD, ADA, DomainId.NONE);
        assertThatThrownBy(() -> new Condition(owner, Quantity.ZERO, Seconds.of(1), AssetId.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        EffectHeader header = EffectHeader.of(ADA, Counter.of(1), SnapshotDigest.NONE);
        assertThatThrownBy(
                        () -> new Fire(header, WatchId.of(1), owner, new PromiseDigest(Fr.ONE), new FactDigest(Fr.ONE)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
