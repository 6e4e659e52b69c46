package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.trace.OpStep;
import io.tidemark.model.Effect;
import io.tidemark.model.RejectCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spec 3.4 and the ticks of groups, relative to the clock before the batch. */
class TicksTest {
    private final Script script = Script.start();

    @BeforeEach
    void prepare() {
        Script.read("rules.txt").get("Register").stream()
                .takeWhile(row -> !row.startsWith("9 Register"))
                .forEach(script::run);
        // Only program 7 has the clock of the instance; whatever was touched before program 6 is two behind it.
        script.run("6 Register");
        script.run("7 Register");
    }

    @Test
    void independentEffects_shareATick() {
        List<Long> ticks = ticks("1 Transfer resource=1 party=2 ; 2 Transfer resource=4 party=3");

        assertThat(ticks.get(0)).isNegative();
        assertThat(ticks.get(1)).isNegative();
    }

    @Test
    void effectsOfOneAuthor_mayShareATick() {
        List<Long> ticks = ticks("7 Delegate party=1 ; 7 Delegate party=2 ; 7 Invoke party=1");

        assertThat(ticks).containsExactly(0L, 0L, 0L);
    }

    @Test
    void effectsOnOneCell_riseByOne() {
        List<Long> ticks =
                ticks("1 Transfer resource=1 party=7 ; 7 Transfer resource=1 party=2 ; 2 Transfer resource=1 party=3");

        assertThat(ticks.get(1)).isEqualTo(0);
        assertThat(ticks.get(2)).isEqualTo(1);
    }

    @Test
    void register_isAfterEverything() {
        assertThat(ticks("7 Delegate party=1 ; 8 Register ; 1 Transfer resource=1 party=2 ; 9 Register"))
                .containsExactly(0L, 1L, -1L, 2L);
        assertThat(ticks("10 Register ; 11 Register")).containsExactly(1L, 2L);
    }

    @Test
    void group_takesTheLargestTickOfItsMembers() {
        List<Long> ticks =
                ticks("{ 1 Transfer resource=1 party=2 ; 7 Delegate party=1 ; 8 Register } ; 8 Delegate party=1");

        assertThat(ticks).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void group_withOthersBetween_waitsForItsLastMember() {
        List<Effect> group = parse("{ 1 Transfer resource=1 party=2 ; 1 Transfer resource=2 party=2 }");
        List<Effect> between = parse("7 Invoke party=1 ; 7 Delegate party=1");
        List<Long> plain = ticksOf(List.of(group.get(0), between.get(0), between.get(1), group.get(1)));
        assertThat(plain.get(0)).as("nothing in common").isNegative();

        List<Effect> moved = parse("{ 7 Delegate party=1 ; 2 Transfer resource=5 party=7 }");
        List<Effect> toTwo = parse("3 Transfer resource=5 party=2");
        List<Long> ticks = ticksOf(List.of(moved.get(0), toTwo.get(0), moved.get(1)));
        assertThat(ticks.get(0)).isEqualTo(ticks.get(2));
        assertThat(ticks.get(2)).isGreaterThan(ticks.get(1));
    }

    @Test
    void group_thatWouldHappenBeforeAndAfterAnother_isAConflict() {
        script.world().apply(parse("1 Delegate party=2"));
        List<Effect> group = parse("{ 1 Delegate resource=1 party=2 ; 1 Delegate resource=2 party=2 }");
        // Both touch capability 1, so the second is after the first, which is after the group's first member.
        List<Effect> between =
                parse("2 Escrow resource=1 capability=1 party=3 ; 2 Escrow resource=2 capability=1 party=3");
        List<Effect> effects = List.of(group.get(0), between.get(0), between.get(1), group.get(1));

        TransitionResult result = script.world().offer(script.world().sign(effects));

        assertThat(result).isInstanceOfSatisfying(TransitionResult.Rejected.class, rejected -> {
            assertThat(rejected.code()).isEqualTo(RejectCode.E_CELL_CONFLICT);
            assertThat(rejected.effectIndex()).isEqualTo(3);
        });
    }

    private List<Long> ticks(String line) {
        return ticksOf(parse(line));
    }

    private List<Effect> parse(String line) {
        return new ScriptEffects(script).parse(line);
    }

    /** Ticks less the clock before; the world moves on. */
    private List<Long> ticksOf(List<Effect> effects) {
        long clock = script.world().state().leaf().clock().value();
        TransitionResult.Applied applied = script.world().apply(effects);
        TraceInvariants.check(applied, script.world().shape());
        List<Long> ticks = new ArrayList<>();
        for (OpStep op : applied.trace().ops()) {
            ticks.add(op.tick().value() - clock);
        }
        return ticks;
    }
}
