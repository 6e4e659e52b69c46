package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.testkit.BatchGenerator;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.ForcedEngine;
import io.tidemark.core.trace.Trace;
import io.tidemark.model.EffectKind;
import io.tidemark.model.RejectCode;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random batches, {@code -Dtidemark.core.batches} of them from {@code -Dtidemark.seed}. */
class GeneratedBatchesTest {
    private static final int BATCHES = Integer.getInteger("tidemark.core.batches", 300);
    private static final long SEED = Long.getLong("tidemark.seed", 1);
    private static final ShapeCapacities TINY = new ShapeCapacities(4, 4, 2, 4, 4, 2, 44, 3, 4, 1, 4, 1, 1);
    private static final ShapeCapacities SMALL = new ShapeCapacities(12, 8, 3, 12, 10, 4, 120, 6, 8, 4, 8, 3, 3);

    /** Two engines written apart, one with rules and typed cells, one without and on bare lanes, agree in every lane. */
    @Test
    void valid_forced_givesTheSameTraceAndStatement() {
        Map<EffectKind, Integer> kinds = new EnumMap<>(EffectKind.class);
        int groups = 0;
        int deepest = 0;
        BatchGenerator generator = generator(SMALL, 4);
        for (int i = 0; i < BATCHES; i++) {
            Sample sample = generator.valid();
            TransitionResult.Applied applied = (TransitionResult.Applied) sample.result();
            ForcedEngine.Forced forced =
                    ForcedEngine.force(sample.state(), sample.batch(), sample.snapshot(), shape(SMALL, 4));

            assertThat(forced.trace()).as("seed %d, batch %d", SEED, i).isEqualTo(applied.trace());
            assertThat(forced.statement()).as("seed %d, batch %d", SEED, i).isEqualTo(applied.statement());
            TraceInvariants.check(applied, shape(SMALL, 4));
            Trace trace = applied.trace();
            trace.ops().forEach(op -> kinds.merge(op.effect().kind(), 1, Integer::sum));
            groups += trace.groups().size();
            deepest = Math.max(deepest, trace.links().size());
        }
        assertThat(kinds).as("seed %d", SEED).containsOnlyKeys(EffectKind.values());
        assertThat(groups).isPositive();
        assertThat(deepest).isPositive();
    }

    @Test
    void invalid_reachesEachCodeOfATypedBatch() {
        Set<RejectCode> missing = EnumSet.allOf(RejectCode.class);
        missing.remove(RejectCode.E_FIELD_UNUSED);
        missing.remove(RejectCode.E_FIELD_RANGE);
        BatchGenerator generator = generator(TINY, 4);
        for (int i = 0; i < BATCHES || (i < 50 * BATCHES && !missing.isEmpty()); i++) {
            generator.valid();
            missing.remove(((TransitionResult.Rejected) generator.invalid().result()).code());
        }
        assertThat(missing).as("seed %d", SEED).isEmpty();
    }

    private static BatchGenerator generator(ShapeCapacities capacities, int depth) {
        return new BatchGenerator(SEED, shape(capacities, depth), new RowLimits(capacities, 2, 1));
    }

    private static Shape shape(ShapeCapacities capacities, int depth) {
        return new Shape(ShapeId.of("test", depth), capacities);
    }
}
