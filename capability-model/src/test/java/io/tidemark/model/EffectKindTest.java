package io.tidemark.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of spec 3.2 against the kinds: numbers, names, and which fields each uses. */
class EffectKindTest {
    private static final Map<EffectField, Integer> COLUMNS = Map.of(
            EffectField.RESOURCE, 2,
            EffectField.CAPABILITY, 3,
            EffectField.PARTY, 4,
            EffectField.OTHER, 5,
            EffectField.SLOT, 6,
            EffectField.QUANTITY, 7,
            EffectField.TIME, 8,
            EffectField.RIGHTS, 9,
            EffectField.FLAGS, 10,
            EffectField.BENEFICIARY, 11);
    private static final int L3 = 12;
    private static final int L4 = 13;

    @Test
    void kinds_numbersAndFields_areThoseOfTheSpecification() {
        List<EffectKind> seen = new ArrayList<>();
        SpecText.of("03-effects.md").table("3.2 Content lanes").forEach(row -> {
            EffectKind kind = EffectKind.of(Integer.parseInt(row.get(0))).orElseThrow();
            seen.add(kind);
            assertThat(kind.label()).isEqualTo(row.get(1));
            assertThat(EffectKind.ofLabel(row.get(1))).contains(kind);
            COLUMNS.forEach((field, column) -> {
                boolean used = !row.get(column).isEmpty() && !row.get(column).startsWith("(");
                assertThat(kind.uses(field)).as("%s of %s", field, kind).isEqualTo(used);
            });
            boolean hasArguments = row.get(7).equals("(arguments)");
            EffectField.ARGUMENTS.forEach(
                    field -> assertThat(kind.uses(field)).as(kind.label()).isEqualTo(hasArguments));
            assertThat(kind.uses(EffectField.ARGUMENT_COUNT)).isEqualTo(hasArguments);
            assertThat(kind.usesL3()).as(kind.label()).isEqualTo(!row.get(L3).isEmpty());
            assertThat(kind.usesL4()).as(kind.label()).isEqualTo(!row.get(L4).isEmpty());
            assertThat(kind.isCall()).as(kind.label()).isEqualTo(row.get(L4).equals("call head"));
        });
        assertThat(seen).containsExactly(EffectKind.values());
    }

    @Test
    void conditions_numbersAndFields_areThoseOfTheSpecification() {
        List<ConditionKind> seen = new ArrayList<>();
        String section = SpecText.of("03-effects.md").after("is zero for every kind but Watch and Fire");
        new SpecText("## conditions" + section).table("conditions").forEach(row -> {
            ConditionKind kind = ConditionKind.of(Integer.parseInt(row.get(0))).orElseThrow();
            seen.add(kind);
            assertThat(kind.name()).isEqualTo(row.get(1));
            Map<EffectField, Integer> columns = Map.of(
                    EffectField.RESOURCE, 2,
                    EffectField.PARTY, 3,
                    EffectField.SLOT, 4,
                    EffectField.QUANTITY, 5,
                    EffectField.TIME, 6);
            columns.forEach((field, column) -> assertThat(kind.uses(field))
                    .as("%s of %s", field, kind)
                    .isEqualTo(!row.get(column).isEmpty()));
            assertThat(kind.isOfFact()).as(kind.name()).isEqualTo(!row.get(7).isEmpty());
        });
        assertThat(seen).containsExactly(ConditionKind.values());
        assertThat(ConditionKind.of(0)).isEmpty();
        assertThat(ConditionKind.of(8)).isEmpty();
    }

    @Test
    void of_numberWithoutKind_isEmpty() {
        assertThat(EffectKind.of(0)).isEmpty();
        assertThat(EffectKind.of(18)).isEmpty();
        assertThat(EffectKind.of(255)).isEmpty();
        assertThat(EffectKind.ofLabel("transfer")).isEmpty();
        assertThat(Arrays.stream(EffectKind.values()).map(EffectKind::number)).doesNotHaveDuplicates();
    }
}
