package io.tidemark.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AccessSetTest {
    private static final CellId A = ResourceId.of(1);
    private static final CellId B = ResourceId.of(2);
    private static final CellId C = ProgramId.of(7);

    @Test
    void cellThatIsWritten_mayBeRead_andIsListedOnce() {
        AccessSet set = new AccessSet(Set.of(A, B), Set.of(B));
        assertThat(set.reads()).containsExactly(A);
        assertThat(set.mayRead(B)).isTrue();
        assertThat(set.mayWrite(A)).isFalse();
        assertThat(set.cells()).containsExactly(A, B);
    }

    @Test
    void cells_areInOrderOfKindThenIndex() {
        assertThat(AccessSet.writing(CapabilityId.of(1), B, ProgramId.NONE, A, C)
                        .cells())
                .containsExactly(ProgramId.NONE, C, A, B, CapabilityId.of(1));
    }

    @Test
    void conflict_needsAWriter() {
        assertThat(AccessSet.reading(A).conflictsWith(AccessSet.reading(A))).isFalse();
        assertThat(AccessSet.reading(A).conflictsWith(AccessSet.writing(A))).isTrue();
        assertThat(AccessSet.writing(A, B).conflicts(AccessSet.reading(B, C))).containsExactly(B);
        assertThat(AccessSet.writing(A).conflictsWith(AccessSet.writing(B))).isFalse();
    }

    @Test
    void covers_isWhatMayBeDone() {
        assertThat(AccessSet.writing(A).covers(AccessSet.reading(A))).isTrue();
        assertThat(AccessSet.reading(A).covers(AccessSet.writing(A))).isFalse();
        assertThat(AccessSet.writing(A).and(AccessSet.reading(B)).covers(AccessSet.reading(A, B)))
                .isTrue();
        assertThat(AccessSet.NONE.covers(AccessSet.NONE)).isTrue();
    }

    @Test
    void plan_putsDisjointOnesTogether_andKeepsTheOrderOfOthers() {
        AccessPlan plan = AccessPlan.of(List.of(
                AccessSet.writing(A),
                AccessSet.writing(B),
                AccessSet.reading(A, B),
                AccessSet.writing(C),
                AccessSet.reading(A),
                AccessSet.writing(A)));
        assertThat(plan.waves()).containsExactly(List.of(0, 1, 3), List.of(2, 4), List.of(5));
    }

    @Test
    void plan_ofRandomSets_hasNoConflictInAWave_andEachOneAsEarlyAsMayBe() {
        Seeds.each(seed -> {
            SplittableRandom random = new SplittableRandom(seed);
            List<AccessSet> sets = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                sets.add(new AccessSet(draw(random), draw(random)));
            }
            int[] wave = new int[sets.size()];
            List<List<Integer>> waves = AccessPlan.of(sets).waves();
            for (int i = 0; i < waves.size(); i++) {
                for (int place : waves.get(i)) {
                    wave[place] = i;
                }
            }
            for (int i = 0; i < sets.size(); i++) {
                int expected = 0;
                for (int k = 0; k < i; k++) {
                    if (sets.get(k).conflictsWith(sets.get(i))) {
                        expected = Math.max(expected, wave[k] + 1);
                    }
                }
                assertThat(wave[i]).isEqualTo(expected);
            }
        });
    }

    private static Set<CellId> draw(SplittableRandom random) {
        Set<CellId> cells = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            cells.add(ResourceId.of(1 + random.nextInt(8)));
        }
        return cells;
    }

    @Test
    void clashes_nameThePairAndTheCell() {
        assertThat(AccessPlan.clashes(List.of(AccessSet.writing(A), AccessSet.reading(B), AccessSet.writing(A, B))))
                .containsExactly(new AccessPlan.Clash(0, 2, A), new AccessPlan.Clash(1, 2, B));
    }
}
