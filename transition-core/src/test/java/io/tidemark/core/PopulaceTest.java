package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.testkit.BatchGenerator;
import io.tidemark.core.testkit.Populace;
import io.tidemark.core.testkit.PopulaceBatches;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectKind;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import io.tidemark.model.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulaceTest {
    private static final ShapeCapacities ROOM = new ShapeCapacities(64, 16, 2, 56, 36, 14, 420, 26, 24, 4, 8, 2, 2);
    private static final Shape SHAPE = new Shape(ShapeId.of("medium", 8), ROOM);
    private static final RowLimits LIMITS = new RowLimits(ROOM, 10, 6);

    @Test
    void next_ofSomeThousandCells_isFullAndHasEveryKind() {
        Populace populace = Populace.of(1 << 12);
        PopulaceBatches batches = PopulaceBatches.of(populace, SHAPE, LIMITS, 1, 2);
        Set<EffectKind> kinds = EnumSet.noneOf(EffectKind.class);
        for (int i = 0; i < 4; i++) {
            BatchGenerator.Sample sample = batches.next();
            assertThat(sample.batch().effects()).hasSizeGreaterThan(48);
            sample.batch().effects().stream().map(Effect::kind).forEach(kinds::add);
            assertThat(statement(new TransitionEngine(SHAPE).apply(sample.state(), sample.batch(), sample.snapshot())))
                    .isEqualTo(statement(sample.result()));
            assertThat(sample.state().leaf().counts()).isEqualTo(populace.counts());
        }
        assertThat(kinds).containsExactlyInAnyOrder(EffectKind.values());
    }

    private static Statement statement(TransitionResult result) {
        return ((TransitionResult.Applied) result).statement();
    }
}
