package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.Cell;
import io.tidemark.model.Deposit;
import io.tidemark.model.ResourceCell;
import io.tidemark.model.ResourceId;
import io.tidemark.model.ResourceStatus;
import io.tidemark.runtime.engine.CutBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random programs on random interleavings: each runs to its end, what it leaves is what the same effects leave one after the
 * other, losers of races leave nothing, quantities stay, and the same seed does the same again. {@code -Dtidemark.seed=N}
 * runs one seed.
 */
final class GeneratedProgramsTest {
    private static final int COUNT = Integer.getInteger("tidemark.programs", 200);

    @Test
    void generatedPrograms_keepTheirPromises() throws Exception {
        Long only = Long.getLong("tidemark.seed");
        for (long seed = only == null ? 1 : only; seed <= (only == null ? COUNT : only); seed++) {
            try {
                check(seed);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(
                        "replay with -Dtidemark.seed=" + seed + "\n" + ProgramGenerator.program(seed), failed);
            }
        }
    }

    private static void check(long seed) throws Exception {
        String text = ProgramGenerator.program(seed);
        Stage stage = new Stage();
        RunResult result = stage.run(text, seed);

        assertThat(result.failure()).isEmpty();
        Stage.replay(result);
        assertQuantitiesStay(result);
        assertOneBranchOfEachRace(stage);
        if (seed % 10 == 0) {
            Stage again = new Stage();
            assertThat(again.run(text, seed).state().root())
                    .isEqualTo(result.state().root());
            assertThat(again.events()).isEqualTo(stage.events());
        }
    }

    private static void assertQuantitiesStay(RunResult result) {
        long deposited = 0;
        for (CutBatch batch : result.batches()) {
            deposited += batch.batch().effects().stream()
                    .filter(Deposit.class::isInstance)
                    .mapToLong(effect -> ((Deposit) effect).quantity().bits())
                    .sum();
        }
        long there = 0;
        for (long i = 1; i <= result.state().leaf().counts().resources(); i++) {
            Cell cell = result.state().cell(ResourceId.of(i)).orElseThrow();
            if (cell instanceof ResourceCell resource && resource.holding().status() == ResourceStatus.HELD) {
                there += resource.quantity().bits();
            }
        }
        assertThat(there).isEqualTo(deposited);
    }

    private static void assertOneBranchOfEachRace(Stage stage) {
        Map<String, String> branchOfTask = new HashMap<>();
        Map<String, Set<String>> acted = new HashMap<>();
        for (RunEvent event : stage.events()) {
            if (event instanceof RunEvent.Began began && began.name().startsWith("race ")) {
                branchOfTask.put(began.task() + ".", began.name());
            }
            if (event instanceof RunEvent.Happened happened) {
                String task = happened.task() + ".";
                branchOfTask.forEach((prefix, name) -> {
                    if (task.startsWith(prefix)) {
                        acted.computeIfAbsent(name.substring(0, name.indexOf(" branch")), race -> new HashSet<>())
                                .add(name);
                    }
                });
            }
        }
        acted.values().forEach(branches -> assertThat(branches).hasSize(1));
    }
}
