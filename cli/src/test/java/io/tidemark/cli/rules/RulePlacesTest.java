package io.tidemark.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule is found by one name in its spec clause, the core, the circuit, failing tests of both, and the reject codes. */
class RulePlacesTest {
    @TempDir
    private Path scratch;

    @Test
    void rules_ofTheSpec_areInAllPlaces() throws IOException {
        RulePlaces places = new RulePlaces(root());
        assertThat(places.names()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(places.missing()).isEmpty();
    }

    @Test
    void rule_thatNobodyChecks_isNamed() throws IOException {
        Files.createDirectories(scratch.resolve("docs/spec"));
        Files.writeString(scratch.resolve("docs/spec/03-effects.md"), "| 1 | E_NOBODY_CHECKS | a rule | all |\n");
        Files.createDirectories(scratch.resolve("transition-core/src/main"));
        Files.writeString(scratch.resolve("transition-core/src/main/Rule.java"), "E_NOBODY_CHECKS_THIS");
        Files.createDirectories(scratch.resolve("circuits/tables/ops"));
        Files.writeString(scratch.resolve("circuits/tables/ops/ops.go"), "g.Rule(\"E_NOBODY_CHECKS\")");
        assertThat(new RulePlaces(scratch).missing())
                .contains(
                        "E_NOBODY_CHECKS is not in the reject codes",
                        "E_NOBODY_CHECKS is not in the core's checks",
                        "E_NOBODY_CHECKS is not in the circuit's failing tests")
                .doesNotContain("E_NOBODY_CHECKS is not in the circuit");
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/spec/03-effects.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "the checkout's root was not found");
        }
        return folder;
    }
}
