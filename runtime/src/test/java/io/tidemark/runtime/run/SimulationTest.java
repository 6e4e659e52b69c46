package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.runtime.program.Examples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs of examples/programs run in memory. */
final class SimulationTest {
    private static List<EffectKind> kinds(RunResult result) {
        return result.batches().stream()
                .flatMap(batch -> batch.batch().effects().stream())
                .map(Effect::kind)
                .toList();
    }

    @Test
    void swap_inTime_isClaimedByBoth() throws Exception {
        RunResult result = new Stage().run(Examples.file("swap.yaml"), Map.of(), 1);

        assertThat(result.failure()).isEmpty();
        assertThat(kinds(result)).contains(EffectKind.CLAIM).doesNotContain(EffectKind.REVOKE);
        assertThat(kinds(result).stream().filter(kind -> kind == EffectKind.CLAIM))
                .hasSize(2);
        Stage.replay(result);
    }

    @Test
    void swap_tooLate_isRefundedToBoth() throws Exception {
        RunResult result = new Stage().run(Examples.file("swap.yaml"), Map.of("hesitation", "2 hours"), 1);

        assertThat(result.failure()).isEmpty();
        assertThat(kinds(result)).contains(EffectKind.REVOKE).doesNotContain(EffectKind.CLAIM);
        assertThat(kinds(result).stream().filter(kind -> kind == EffectKind.REVOKE))
                .hasSize(2);
        Stage.replay(result);
    }

    @Test
    void ring_firesAndInvokes() throws Exception {
        RunResult result = new Stage().run(Examples.file("ring.yaml"), Map.of(), 1);

        assertThat(result.failure()).isEmpty();
        assertThat(kinds(result))
                .contains(EffectKind.WATCH, EffectKind.FIRE, EffectKind.INVOKE, EffectKind.ACCEPT, EffectKind.CLAIM);
        assertThat(kinds(result).get(kinds(result).indexOf(EffectKind.FIRE) + 1))
                .isEqualTo(EffectKind.INVOKE);
        Stage.replay(result);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wages_arePaidWhateverTheInterleaving(long seed) throws Exception {
        RunResult result = new Stage().run(Examples.file("wages.yaml"), Map.of(), seed);

        assertThat(result.failure()).isEmpty();
        assertThat(kinds(result)).contains(EffectKind.SPLIT, EffectKind.CLAIM, EffectKind.WITHDRAW);
        Stage.replay(result);
    }

    @Test
    void sameSeed_givesTheSameRoot() throws Exception {
        Stage first = new Stage();
        Stage second = new Stage();
        RunResult one = first.run(Examples.file("wages.yaml"), Map.of(), 42);
        RunResult two = second.run(Examples.file("wages.yaml"), Map.of(), 42);

        assertThat(one.state().root()).isEqualTo(two.state().root());
        assertThat(first.events()).isEqualTo(second.events());
    }
}
