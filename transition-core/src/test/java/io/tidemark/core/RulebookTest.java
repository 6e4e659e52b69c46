package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.EffectKind;
import io.tidemark.model.RejectCode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder of each kind against the table of spec 3.5. */
class RulebookTest {
    /** Rules that no ladder holds: of form, of a batch, and those that need a tick or a signature. */
    private static final Set<RejectCode> ELSEWHERE = EnumSet.of(
            RejectCode.E_SNAPSHOT_INSTANCE,
            RejectCode.E_SNAPSHOT_ROLLBACK,
            RejectCode.E_FIELD_UNUSED,
            RejectCode.E_FIELD_RANGE,
            RejectCode.E_CELL_CONFLICT,
            RejectCode.E_SIGNATURE);

    @ParameterizedTest
    @EnumSource
    void codes_ofAKind_areThoseOfTheTable(EffectKind kind) {
        List<RejectCode> specified = new ArrayList<>();
        for (Map.Entry<RejectCode, Set<EffectKind>> row : SpecTable.read().entrySet()) {
            if (row.getValue().contains(kind) && !ELSEWHERE.contains(row.getKey())) {
                specified.add(row.getKey());
            }
        }
        assertThat(Rulebook.codes(kind)).containsExactlyElementsOf(specified);
    }
}
