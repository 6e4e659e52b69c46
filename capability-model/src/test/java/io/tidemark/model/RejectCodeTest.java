package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectCodeTest {
    @Test
    void codes_namesNumbersAndOrder_areThoseOfTheSpecification() {
        List<List<String>> specified = SpecText.of("03-effects.md")
                .table("3.5 Rules")
                .map(row -> row.subList(0, 2))
                .toList();

        assertThat(Arrays.stream(RejectCode.values())
                        .map(code -> List.of(Integer.toString(code.number()), code.name())))
                .containsExactlyElementsOf(specified);
    }

    @Test
    void codes_order_isPrecedence() {
        assertThat(Arrays.stream(RejectCode.values()).map(RejectCode::number))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void code_any_saysTheRuleAndWhatToDo(RejectCode code) {
        assertThat(code.rule()).isNotBlank().doesNotEndWith(".");
        assertThat(code.next()).endsWith(".").hasSizeGreaterThan(20);
    }
}
