package io.tidemark.runtime.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProgramReaderTest {
    @TempDir
    private Path folder;

    @Test
    void read_swap_saysWhatItsFileSays() throws Exception {
        Program swap = ProgramFiles.load(Examples.file("swap.yaml"));

        assertThat(swap.name()).isEqualTo("cross_chain_swap");
        assertThat(swap.body().steps()).hasSize(3);
        Operation.Fork fork = (Operation.Fork) swap.body().steps().getFirst().operation();
        Operation.Sequence created = (Operation.Sequence)
                fork.branches().getFirst().steps().getFirst().operation();
        assertThat(created.block().steps())
                .extracting(step ->
                        ((Operation.Act) step.operation()).action().getClass().getSimpleName())
                .containsExactly("Deposit", "Transfer", "Escrow");
        Action.Deposit deposit = (Action.Deposit)
                ((Operation.Act) created.block().steps().getFirst().operation()).action();
        assertThat(deposit.account().text()).isEqualTo("eth_bank");
        assertThat(deposit.asset().text()).isEqualTo("ETH");
        assertThat(((Term.Constant) deposit.amount()).value())
                .isEqualTo(new Value.Amount(new BigDecimal("1.5"), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- transfer: {resource: gold}| 5:17 | E_FORMAT_KEY | the key `to` in `transfer`",
                "- transfr: {resource: gold, to: b}| 5:7 | E_FORMAT_KEY | Did you mean `transfer`?",
                "- transfer: {resource: gold, to: b, amont: 1}| 5:41 | E_FORMAT_KEY | `amont` came",
                "- {claim: {resource: gold, to: b}, revoke: {resource: gold}}| 5:40 | E_FORMAT_KEY | one word in a step",
                "- label: nothing| 5:7 | E_FORMAT_KEY | the word of a step",
                "- split: {resource: gold, amount: '-1', as: x}| 5:39 | E_FORMAT_VALUE | an amount, like",
                "- split: {resource: gold, amount: 1e3, as: x}| 5:39 | E_FORMAT_VALUE | an amount, like",
                "- timeout: {after: 1 fortnight, do: []}| 5:24 | E_FORMAT_VALUE | a duration, like",
                "- watch: {time: tomorrow}| 5:21 | E_FORMAT_VALUE | a time, like",
                "- watch: {time: 2027-02-30T00:00:00Z}| 5:21 | E_FORMAT_VALUE | a time, like",
                "- watch: {resource: gold, condition: gone}| 5:42 | E_FORMAT_VALUE | one of created, held",
                "- watch: {resource: gold}| 5:14 | E_FORMAT_KEY | `condition`, `owner`, `at_least`, `at_most`",
                "- watch: {resource: gold, owner: a, time: +1 hour}| 5:14 | E_FORMAT_KEY | are there",
                "- barrier: []| 5:16 | E_FORMAT_VALUE | at least one condition",
                "- fork: {a: b}| 5:13 | E_FORMAT_VALUE | a list of steps",
                "- fork: []| 5:13 | E_FORMAT_VALUE | at least one branch",
                "- atomic: []| 5:15 | E_FORMAT_VALUE | 1 to 6 effects",
                "- atomic: [{watch: {time: +1 hour}}]| 5:17 | E_FORMAT_KEY | which is a combinator",
                "- channel: {name: c, of: secrets}| 5:30 | E_FORMAT_VALUE | one of resource, number",
                "- channel: {name: c, of: text, capacity: 0}| 5:46 | E_FORMAT_VALUE | from 1 to 1024",
                "- send: {to: c, resource: gold, value: 1}| 5:13 | E_FORMAT_KEY | are there",
                "- swap: {atom: n}| 5:13 | E_FORMAT_KEY | one of the keys `set`, `add`",
                "- delegate: {author: a, holder: b, rights: [], expiry: +1 hour, as: c}| 5:48 | E_FORMAT_VALUE | at least one right",
                "- create_escrow: {resource: gold, amount: 1, timeline: moon}| 5:60 | E_NAME_UNKNOWN | `account` of",
                "- refund: {resource: []}| 5:26 | E_FORMAT_VALUE | at least one resource",
                "- run: {program: p, set: [1]}| 5:30 | E_FORMAT_VALUE | `set`",
            })
    void read_stepThatIsNone_isRefusedInItsPlace(String step, String place, FaultCode code, String said) {
        String text = "program:\n  name: p\n  roles: [a, b]\n  effects:\n    " + step + "\n";
        MalformedFileException fault = catchThrowableOfType(
                MalformedFileException.class,
                () -> ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.place()).hasToString("p.yaml:" + place);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.getMessage() + " " + fault.next()).contains(said);
    }

    @Test
    void read_nestedTooDeep_isRefused() {
        String text = "program: {name: p, effects: " + "[{sequence: ".repeat(40) + "[]" + "}]".repeat(40) + "}\n";
        MalformedFileException fault = catchThrowableOfType(
                MalformedFileException.class,
                () -> ProgramFiles.parse("p.yaml", text.getBytes(StandardCharsets.UTF_8)));

        assertThat(fault.code()).isEqualTo(FaultCode.E_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "../other.yaml, E_FORMAT_PATH",
        "a/../../other.yaml, E_FORMAT_PATH",
        "/etc/program.yaml, E_FORMAT_PATH",
        "a//b.yaml, E_FORMAT_PATH",
        "a\\b.yaml, E_FORMAT_PATH",
        "linked.yaml, E_FORMAT_PATH",
        "linked/q.yaml, E_FORMAT_PATH",
        "absent.yaml, E_FILE_MISSING",
        "a, E_FORMAT_VALUE",
        "p.yaml, E_IMPORT_CYCLE",
        "around.yaml, E_IMPORT_CYCLE",
    })
    void load_importThatLeavesOrReturns_isRefused(String path, FaultCode code) throws IOException {
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(folder.resolve("other.yaml"), empty("other", ""));
        Files.writeString(outside.resolve("q.yaml"), empty("q", ""));
        Files.createSymbolicLink(inside.resolve("linked.yaml"), outside.resolve("q.yaml"));
        Files.createSymbolicLink(inside.resolve("linked"), outside);
        Files.writeString(inside.resolve("around.yaml"), empty("around", "imports: {back: p.yaml}"));
        Path file = Files.writeString(inside.resolve("p.yaml"), empty("p", "imports: {other: '" + path + "'}"));

        MalformedFileException fault =
                catchThrowableOfType(MalformedFileException.class, () -> ProgramFiles.load(file));

        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.place()).extracting(Place::line).isEqualTo(3);
    }

    @Test
    void load_imports_findTheirWayFromWhereTheyStand() throws Exception {
        Path parts = Files.createDirectories(folder.resolve("parts/small"));
        Files.writeString(parts.resolve("q.yaml"), empty("q", "imports: {r: ../r.yaml}"));
        Files.writeString(folder.resolve("parts/r.yaml"), empty("r", ""));
        Path file = Files.writeString(
                folder.resolve("p.yaml"), empty("p", "imports: {q: parts/small/q.yaml, r: parts/r.yaml}"));

        Program program = ProgramFiles.load(file);

        assertThat(program.imports().keySet()).containsExactly("q", "r");
        assertThat(program.imports().get("q").imports().get("r"))
                .isSameAs(program.imports().get("r"));
    }

    private static String empty(String name, String line) {
        return "program:\n  name: " + name + "\n  " + line + "\n  effects: []\n";
    }
}
