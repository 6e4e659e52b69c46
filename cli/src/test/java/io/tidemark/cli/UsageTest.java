package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line itself: help, mistakes, and that every answer says what to do next. */
final class UsageTest {
    @TempDir
    private Path folder;

    @Test
    void run_noArguments_showsTheCommands() {
        Cli.Result result = Cli.run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(
                        "demo",
                        "prove",
                        "verify",
                        "verify-proof",
                        "audit",
                        "inspect",
                        "export",
                        "keys",
                        "doctor",
                        "Exit codes: 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "prove",
                "verify",
                "verify-proof",
                "audit",
                "inspect",
                "export",
                "keys",
                "doctor",
                "log",
                "replay"
            })
    void run_helpOfACommand_showsIt(String command) {
        Cli.Result result = Cli.run(command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: tidemark " + command);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void run_version_namesIt() {
        assertThat(Cli.run("--version").out()).startsWith("tidemark ");
    }

    static Stream<List<String>> mistakes() {
        return Stream.of(
                List.of("prov"),
                List.of("--nonsense"),
                List.of("prove"),
                List.of("prove", "world", "--batch", "one"),
                List.of("prove", "world", "--batch", "1", "--batch", "2"),
                List.of("verify"),
                List.of("verify", "x.tmb", "--nonsense"),
                List.of("audit"),
                List.of("inspect"),
                List.of("inspect", "a", "b"),
                List.of("keys", "burn"),
                List.of("keys", "show"),
                List.of("keys", "export"),
                List.of("keys", "export", "dev-00", "--format", "rust"),
                List.of("keys", "export", "dev-00"),
                List.of("export", "x.tmb"),
                List.of("export", "x.tmb", "--format", "solidity"),
                List.of("log", "watch"),
                List.of("log", "serve", "world"),
                List.of("log", "fetch", "host:1"),
                List.of("log", "identity"),
                List.of("doctor", "now"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void run_mistake_isUsageWithANextStep(List<String> arguments) {
        Cli.Result result = Cli.run(arguments.toArray());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("E_USAGE").contains("--help").doesNotContain("\tat ");
    }

    @Test
    void run_mistakeWithJson_isJson() {
        Cli.Result result = Cli.run("verify", "--json");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.json().at("/error/code").stringValue()).isEqualTo("E_USAGE");
        JsonForm.assertStable("error", result.json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b[31mred", "a\nb", "../../etc/passwd", "-", "\u202e.tmb"})
    void run_hostileName_isShownHarmlessly(String name) {
        for (String command : List.of("inspect", "audit", "verify")) {
            Cli.Result result = Cli.run(command, folder + "/" + name);

            assertThat(result.exitCode()).isIn(2, 3);
            assertThat(result.err())
                    .doesNotContain("\u001b")
                    .doesNotContain("\u202e")
                    .doesNotContain("\tat ");
        }
    }
}
