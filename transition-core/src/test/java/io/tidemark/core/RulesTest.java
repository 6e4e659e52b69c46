package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.StateRoot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every row of {@code rules.txt} gives its last column, and a refused one leaves the state as it was. */
class RulesTest {
    @TestFactory
    List<DynamicTest> eachScenario() {
        return Script.read("rules.txt").entrySet().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.getKey(), () -> run(scenario)))
                .toList();
    }

    private static void run(Map.Entry<String, List<String>> scenario) {
        Script script = Script.start();
        for (String line : scenario.getValue()) {
            StateRoot before = script.world().state().root();
            assertThat(script.run(line)).as(line).isEqualTo(Script.expected(line));
            if (Script.expected(line).startsWith("E_")) {
                assertThat(script.world().state().root()).as(line).isEqualTo(before);
            }
        }
        assertThat(script.world().state().tree().verifyAll()).isPositive();
    }
}
