package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.core.trace.Trace;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CulpritTest {
    private static Trace trade() throws NativeBridgeException {
        Town town = Town.of("culprit");
        town.found();
        return town.trade().trace();
    }

    @ParameterizedTest
    @CsvSource({
        "ops, 1, 1",
        "ops, 3, -1",
        "facts, 0, 0",
        "facts, 1, -1",
        "authors, 0, 1",
        "authors, 1, 2",
        "authors, 3, -1",
        "resources, 0, 2",
        "links, 0, -1",
        "arguments, 0, -1",
        "members, 0, -1",
        "nodes, 0, -1",
        "batch, -1, -1",
    })
    void effect_rowOfATable_isTheLastThatTouchedIt(String table, int row, int effect) throws Exception {
        Violation violation = new Violation(List.of("E_X"), table, optional(row), optional(-1), optional(-1));
        assertThat(Culprit.effect(violation, trade())).isEqualTo(optional(effect));
    }

    private static OptionalInt optional(int value) {
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @Test
    void describe_rejectCodes_areQuotedWithTheirRule() throws Exception {
        Violation violation = Violation.parse("E_NOT_OWNER|E_GRANTOR_NOT_OWNER\tops\t2\t2\t777");
        assertThat(Culprit.describe(violation, trade()))
                .startsWith("effect 2, Transfer of ")
                .contains("E_NOT_OWNER (without a capability: the author owns the resource")
                .contains(" or E_GRANTOR_NOT_OWNER (its root owns the resource now)")
                .endsWith(", in table ops row 2");
    }

    @Test
    void describe_argumentOfTheCircuit_isNamedAsItIs() throws Exception {
        Violation violation = Violation.parse("balance\tmemory\t-1\t-1\t9");
        assertThat(Culprit.describe(violation, trade())).isEqualTo("balance, in table memory");
        assertThat(violation).hasToString("balance in memory");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "E_X\tops\t0\t0",
                "E_X\tops\t0\t0\t0\t0",
                "E_X\tops\t-2\t0\t0",
                "E_X\tops\t0\t0\tx",
                "E_X\tops\t99999999999\t0\t0",
                "\tops\t0\t0\t0",
                "E_X\tops\t0\t0\t0\n",
            })
    void parse_otherLines_areAnotherLibrarys(String line) {
        assertStatus(NativeStatus.E_NATIVE_ABI, () -> Violation.parse(line));
    }
}
