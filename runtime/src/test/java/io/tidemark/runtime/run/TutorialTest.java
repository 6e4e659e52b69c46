package io.tidemark.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.runtime.program.Examples;
import io.tidemark.runtime.program.ProgramFiles;
import io.tidemark.runtime.program.Tutorial;
import io.tidemark.runtime.program.check.CheckReport;
import io.tidemark.runtime.program.check.Checker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in docs/tutorial-programs.md is so. */
final class TutorialTest {
    @Test
    void itsThreePrograms_areTheFilesAndRun() throws Exception {
        Map<String, String> programs = Tutorial.programs();
        assertThat(programs).hasSize(3);
        for (Map.Entry<String, String> program : programs.entrySet()) {
            String name = program.getKey().substring("examples/programs/".length());
            assertThat(Files.readString(Examples.file(name))).isEqualTo(program.getValue());
            assertThat(new Stage().run(program.getValue(), 1).failure()).isEmpty();
        }
    }

    @Test
    void giftOfEverything_failsAsItSays() throws Exception {
        RunResult result = new Stage().run(Examples.file("gift.yaml"), Map.of("present", "10"), 1);

        assertThat(Tutorial.text()).contains("`E_SPLIT_QUANTITY`");
        assertThat(result.failure().orElseThrow().code()).isEqualTo("E_SPLIT_QUANTITY");
        assertThat(new Stage()
                        .run(Examples.file("gift.yaml"), Map.of("present", "9"), 1)
                        .failure())
                .isEmpty();
    }

    @Test
    void whatItSaysIsRefused_isRefusedInTheseWords() throws Exception {
        for (Map.Entry<String, String> program : Tutorial.refused().entrySet()) {
            CheckReport report = Checker.check(
                    ProgramFiles.parse("broken.yaml", program.getValue().getBytes(StandardCharsets.UTF_8)), Map.of());
            assertThat(report.errors()).singleElement().satisfies(error -> {
                assertThat(error.code().name()).isEqualTo(program.getKey());
                assertThat(Tutorial.text()).contains(error.toString());
            });
        }
    }
}
