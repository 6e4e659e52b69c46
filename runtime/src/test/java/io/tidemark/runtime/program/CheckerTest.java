package io.tidemark.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.runtime.program.check.CheckCode;
import io.tidemark.runtime.program.check.CheckReport;
import io.tidemark.runtime.program.check.Checker;
import io.tidemark.runtime.program.check.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every code of the checker, with its places, on programs of a few lines (checks.txt). */
final class CheckerTest {
    private static final String DECLARED = """
            program:
              name: checked
              parameters:
                how_long: {type: duration, default: 1 hour}
                n: {type: number, default: 3}
              assets:
                Gold: {timeline: harbour, decimals: 1}
                Silver: {timeline: harbour}
              roles: {a: , b: , c: , bank: {account: harbour}}
              resources: {gold: {timeline: harbour, asset: Gold, amount: 5, owner: a}, silver: {cell: 7}, iron: {cell: 8}, later: }
              lists:
                metals: [silver, iron]
              handlers:
                ring: {role: b, arguments: [metal], effects: [{accept: {}}]}
              effects:
            """;
    private static final int BEFORE = (int) DECLARED.lines().count();

    @TempDir
    private Path folder;

    /** A case of checks.txt. */
    record Case(String expected, String steps) {
        @Override
        public String toString() {
            return expected + ": " + steps.strip().lines().findFirst().orElse("");
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(CheckerTest.class.getResourceAsStream("checks.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("(?m)^=== "))
                    .skip(1)
                    .map(part -> new Case(
                            part.substring(0, part.indexOf('\n')).strip(), part.substring(part.indexOf('\n') + 1)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void check_case_findsWhatItSays(Case one) throws Exception {
        String text =
                DECLARED + one.steps.lines().map(line -> "    " + line + "\n").collect(Collectors.joining());
        CheckReport report =
                Checker.check(ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)), Map.of());
        List<String> found = new ArrayList<>();
        for (Finding finding : report.findings()) {
            if (finding.code() != CheckCode.W_UNUSED) {
                found.add(shown(finding));
            }
        }

        assertThat(found.isEmpty() ? "none" : String.join(", ", found))
                .as(report.findings().toString())
                .isEqualTo(one.expected);
        assertThat(report.program().isPresent()).isEqualTo(report.errors().isEmpty());
    }

    /** A place among the steps by its line there, one before them by its line in the file. */
    private static String shown(Finding finding) {
        return finding.code() + "@" + line(finding.place().line())
                + finding.other().map(other -> "/" + line(other.line())).orElse("");
    }

    private static int line(int line) {
        return line > BEFORE ? line - BEFORE : line;
    }

    @Test
    void cases_haveEveryCode() throws IOException {
        Set<CheckCode> missing = EnumSet.allOf(CheckCode.class);
        for (Case one : cases()) {
            missing.removeIf(code -> one.expected.contains(code.name() + "@"));
        }
        // Those that take more than a few steps have tests of their own below.
        missing.removeAll(Set.of(CheckCode.E_RUN, CheckCode.E_LIMIT, CheckCode.W_UNUSED));
        assertThat(missing).isEmpty();
    }

    @Test
    void codes_standInTheSpec() throws IOException {
        String spec = Files.readString(Path.of("../docs/spec/19-programs.md"));
        for (CheckCode code : CheckCode.values()) {
            assertThat(spec).contains("| " + code.number() + " | " + code.name() + " |");
        }
    }

    @Test
    void check_parameterThatNothingUses_isWarnedOf() throws Exception {
        String text = DECLARED + "    - transfer: {resource: gold, to: b}\n";
        CheckReport report =
                Checker.check(ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)), Map.of());

        assertThat(report.warnings()).extracting(Finding::code).containsExactly(CheckCode.W_UNUSED, CheckCode.W_UNUSED);
    }

    @Test
    void check_givenValues_areTyped() throws Exception {
        Program program = ProgramFiles.load(Examples.file("swap.yaml"));

        assertThat(Checker.check(program, Map.of("hesitation", "2 hours")).errors())
                .isEmpty();
        assertThat(Checker.check(program, Map.of("hesitation", "two hours")).errors())
                .extracting(Finding::code)
                .containsExactly(CheckCode.E_TYPE);
        assertThat(Checker.check(program, Map.of("hesitatio", "2 hours")).errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.next()).contains("Did you mean `hesitation`?"));
    }

    static Stream<Path> examples() throws IOException {
        return Examples.files();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void check_example_findsNothing(Path file) throws Exception {
        Program program = ProgramFiles.load(file);
        boolean part = file.toString().contains("parts");
        List<Finding> findings = Checker.check(program, Map.of()).findings();

        assertThat(findings)
                .filteredOn(finding -> !part || finding.code() != CheckCode.E_NOT_MADE)
                .isEmpty();
    }

    @Test
    void check_swap_infersWhatItTouches() throws Exception {
        CheckReport report = Checker.check(ProgramFiles.load(Examples.file("swap.yaml")), Map.of());

        assertThat(report.program().orElseThrow().writes()).containsExactlyInAnyOrder("eth_escrow", "sol_escrow");
        assertThat(report.program().orElseThrow().reads()).isEmpty();
    }

    @Test
    void check_runOfAProgram_isCheckedAsIfItStoodThere() throws Exception {
        Files.writeString(folder.resolve("give.yaml"), """
                program:
                  name: give
                  roles: [to]
                  resources: [it]
                  effects: [{transfer: {resource: it, to: to}}]
                """);
        Path file = Files.writeString(folder.resolve("p.yaml"), """
                program:
                  name: p
                  imports: {give: give.yaml}
                  roles: [x, y]
                  resources: {gold: {cell: 1}}
                  effects:
                    - fork:
                        - run: {program: give, roles: {to: x}, resources: {it: gold}}
                        - run: {program: give, roles: {to: y}, resources: {it: gold}}
                """);

        assertThat(Checker.check(ProgramFiles.load(file), Map.of()).errors())
                .extracting(Finding::code)
                .containsExactly(CheckCode.E_BRANCH_CONFLICT);
    }

    @Test
    void check_runThatLeavesSomethingOpen_isRefused() throws Exception {
        Files.writeString(folder.resolve("give.yaml"), """
                program:
                  name: give
                  parameters: {n: {type: amount}}
                  roles: [to]
                  resources: [it]
                  effects: [{split: {resource: it, amount: $n, as: part}}]
                """);
        Path file = Files.writeString(folder.resolve("p.yaml"), """
                program:
                  name: p
                  imports: {give: give.yaml}
                  roles: [x]
                  resources: {gold: {cell: 1}}
                  effects: [{run: {program: give}}]
                """);

        assertThat(Checker.check(ProgramFiles.load(file), Map.of()).errors())
                .extracting(Finding::code)
                .contains(CheckCode.E_TYPE, CheckCode.E_RUN);
    }

    @Test
    void check_programsThatGrowWithoutEnd_areLimited() throws Exception {
        String inner =
                "program: {name: p0, roles: [x], resources: {g: {cell: 1}}, effects: [{transfer: {resource: g, to: x}}]}\n";
        Files.writeString(folder.resolve("p0.yaml"), inner);
        for (int i = 1; i <= 6; i++) {
            StringBuilder text = new StringBuilder(
                    "program:\n  name: p" + i + "\n  imports: {below: p" + (i - 1) + ".yaml}\n  effects:\n");
            text.append("    - run: {program: below}\n".repeat(10));
            Files.writeString(folder.resolve("p" + i + ".yaml"), text);
        }

        assertThat(Checker.check(ProgramFiles.load(folder.resolve("p6.yaml")), Map.of())
                        .errors())
                .extracting(Finding::code)
                .containsExactly(CheckCode.E_LIMIT);
    }
}
