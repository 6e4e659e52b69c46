package io.tidemark.runtime.timemap.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.model.AssetId;
import io.tidemark.model.DomainHead;
import io.tidemark.model.DomainId;
import io.tidemark.model.Fact;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeeperSecret;
import io.tidemark.model.Keepers;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Quantity;
import io.tidemark.model.Reference;
import io.tidemark.model.Seconds;
import io.tidemark.model.Sequence;
import io.tidemark.model.SignedObservation;
import io.tidemark.runtime.timemap.DepositSighting;
import io.tidemark.runtime.timemap.Observing;
import io.tidemark.runtime.timemap.Recording;
import io.tidemark.runtime.timemap.Refused;
import io.tidemark.runtime.timemap.TimeMap;
import io.tidemark.runtime.timemap.TimeMapCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedChainTest {
    private static final ChainRules RULES = new ChainRules(DomainId.of(1), Seconds.of(1_000_000), 12, 30, 4, 20);
    private static final KeeperSecret KEEPER = KeeperSecret.fromSeed(new byte[KeeperSecret.SEED_BYTES]);
    private static final int STEPS = 120;

    /** Whatever happens to the chain, the time map comes to hold what the chain holds, and no transfer changes its number. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void timeMap_followsTheChain(long seed) {
        SimulatedChain chain = new SimulatedChain(RULES, seed);
        ObservationDelay delay = new ObservationDelay(40);
        TimeMap map = TimeMap.of(InstanceParameters.of("simulation", new Keepers(List.of(KEEPER.key()), 1)));
        boolean reorganized = false;
        for (int i = 0; i < STEPS; i++) {
            chain.deposit(ProgramId.of(1 + i % 3), AssetId.of("Gold"), Quantity.of(1 + i));
            ChainStep step = chain.advance();
            reorganized |= step.blocks().size() > 1;
            delay.put(step);
            for (SimulatedBlock block : delay.visibleAt(step.time())) {
                map = observe(map, block);
            }
        }
        assertThat(map.heads().getFirst().height())
                .isLessThan(chain.blocks().getLast().head().height());
        for (SimulatedBlock block : delay.visibleAt(Seconds.of(2_000_000))) {
            map = observe(map, block);
        }

        assertThat(reorganized).isTrue();
        List<SimulatedBlock> blocks = chain.blocks().subList(1, chain.blocks().size());
        assertThat(map.timestamps(RULES.domain()))
                .isEqualTo(blocks.stream().map(SimulatedBlock::head).toList());
        assertThat(map.facts().stream().map(Fact::reference))
                .containsExactlyInAnyOrderElementsOf(blocks.stream()
                        .flatMap(block -> block.deposits().stream())
                        .map(DepositSighting::reference)
                        .toList());
        assertThat(map.allFacts()).hasSizeGreaterThan(map.facts().size());
        assertNumbersAreForEver(map.allFacts());
    }

    private static void assertNumbersAreForEver(List<Fact> facts) {
        Map<Reference, Sequence> numbers = new HashMap<>();
        Map<List<Object>, Reference> owners = new HashMap<>();
        for (Fact fact : facts) {
            assertThat(numbers.merge(fact.reference(), fact.sequence(), (a, b) -> a))
                    .isEqualTo(fact.sequence());
            assertThat(owners.merge(List.of(fact.account(), fact.sequence()), fact.reference(), (a, b) -> a))
                    .isEqualTo(fact.reference());
        }
    }

    @Test
    void chain_followsFromItsSeed() {
        assertThat(history(7)).isEqualTo(history(7)).isNotEqualTo(history(8));
    }

    @Test
    void reorganize_replacesSoManyBlocks() {
        SimulatedChain chain = new SimulatedChain(new ChainRules(DomainId.of(1), Seconds.ZERO, 5, 0, 0, 0), 1);
        chain.advance();
        DepositSighting deposit = chain.deposit(ProgramId.of(1), AssetId.of("Gold"), Quantity.of(1));
        chain.advance();
        List<SimulatedBlock> before = chain.blocks();
        ChainStep step = chain.reorganize(1);

        assertThat(step.blocks())
                .extracting(SimulatedBlock::head)
                .extracting(DomainHead::time)
                .containsExactly(Seconds.of(10), Seconds.of(15));
        assertThat(chain.blocks().subList(0, 2)).isEqualTo(before.subList(0, 2));
        assertThat(chain.blocks().get(2)).isNotEqualTo(before.get(2));
        assertThat(chain.blocks().get(2).deposits()).containsExactly(deposit);
        assertThatIllegalArgumentException().isThrownBy(() -> chain.reorganize(4));
    }

    @Test
    void dropping_losesTransfers() {
        SimulatedChain chain = new SimulatedChain(new ChainRules(DomainId.of(1), Seconds.ZERO, 5, 0, 0, 100), 1);
        chain.deposit(ProgramId.of(1), AssetId.of("Gold"), Quantity.of(1));
        chain.advance();
        chain.reorganize(1);

        assertThat(chain.blocks())
                .allSatisfy(block -> assertThat(block.deposits()).isEmpty());
    }

    @Test
    void rules_outOfRange_areACallersFault() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChainRules(DomainId.of(1), Seconds.ZERO, 0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChainRules(DomainId.of(1), Seconds.ZERO, 1, 101, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ObservationDelay(-1));
    }

    private static List<SimulatedBlock> history(long seed) {
        SimulatedChain chain = new SimulatedChain(RULES, seed);
        List<SimulatedBlock> history = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            history.addAll(chain.advance().blocks());
        }
        return history;
    }

    private static TimeMap observe(TimeMap map, SimulatedBlock block) {
        return switch (map.observe(block.head(), block.deposits())) {
            case Observing.Seen seen ->
                switch (map.record(SignedObservation.sign(seen.observation(), List.of(KEEPER)))) {
                    case Recording.Recorded recorded -> recorded.map();
                    case Refused refused -> throw new AssertionError(refused.toString());
                };
            case Refused refused -> {
                assertThat(refused.code()).isEqualTo(TimeMapCode.E_OBSERVATION_KNOWN);
                yield map;
            }
        };
    }
}
