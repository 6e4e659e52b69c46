package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.testkit.World;
import io.tidemark.model.Batch;
import io.tidemark.model.CellKind;
import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 12 for each kind that makes a cell: on a state whose indexes are all handed out. */
class FullStateTest {
    @ParameterizedTest
    @CsvSource({
        "PROGRAM,512 Register",
        "RESOURCE,4 Deposit fact=f9",
        "CAPABILITY,1 Delegate party=9",
        "CALL,1 Invoke party=9",
        "RESOURCE,1 Split resource=1 quantity=1000",
        "WATCH,1 Watch on=OWNER resource=1 party=99",
    })
    void effect_thatNeedsAnIndexWhereNoneIsLeft_isRejected(CellKind kind, String line) {
        Script script = Script.start();
        Script.read("rules.txt").get("Register").stream()
                .takeWhile(row -> !row.startsWith("9 Register"))
                .forEach(script::run);
        World world = script.world();
        List<Effect> effects = new ScriptEffects(script).parse(line);
        Batch batch = world.sign(effects);
        TransitionEngine engine = new TransitionEngine(world.shape());

        TransitionResult full = engine.apply(world.crowded(kind), batch, world.snapshot());

        assertThat(full).isInstanceOf(TransitionResult.Rejected.class);
        assertThat(((TransitionResult.Rejected) full).code()).isEqualTo(RejectCode.E_STATE_FULL);
        TransitionResult roomy = engine.apply(world.state(), batch, world.snapshot());
        if (roomy instanceof TransitionResult.Rejected rejected) {
            assertThat(rejected.code()).as("the state was the reason").isNotEqualTo(RejectCode.E_STATE_FULL);
        }
    }
}
