package io.tidemark.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.testkit.BatchGenerator;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.LayeredGround;
import io.tidemark.model.Effect;
import io.tidemark.model.Fire;
import io.tidemark.model.Shape;
import io.tidemark.model.ShapeCapacities;
import io.tidemark.model.ShapeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random batches made of attempts and closed in parts, {@code -Dtidemark.core.batches} from {@code -Dtidemark.seed}. */
class AttemptTest {
    private static final int BATCHES = Integer.getInteger("tidemark.core.batches", 300);
    private static final long SEED = Long.getLong("tidemark.seed", 1);
    private static final ShapeCapacities ROOM = new ShapeCapacities(12, 8, 3, 12, 10, 4, 120, 6, 8, 4, 8, 3, 3);
    private static final Shape SHAPE = new Shape(ShapeId.of("test", 4), ROOM);
    private static final RowLimits LIMITS = new RowLimits(ROOM, 2, 1);

    private final Random random = new Random(SEED);

    @Test
    void take_attemptsMadeApart_closedInPartsInAnyOrder_givesWhatTheEngineGives() {
        BatchGenerator generator = new BatchGenerator(SEED, SHAPE, LIMITS);
        int stale = 0;
        for (int i = 0; i < BATCHES; i++) {
            Sample sample = generator.valid();
            LayeredGround overlay = new LayeredGround(sample.state());
            BatchBuilder builder = BatchBuilder.on(sample.state(), sample.snapshot(), SHAPE, LIMITS);
            RowTally tally = RowTally.on(sample.state());
            for (List<Effect> unit : units(sample.batch().effects())) {
                Ground earlier = overlay.withClockOfBase();
                Attempt attempt = Attempt.of(earlier, sample.snapshot(), unit);
                if (!attempt.isIndifferentTo(overlay.counts(), overlay.clock())) {
                    attempt = attempt.again(overlay);
                    stale++;
                }
                assertThat(builder.take(attempt))
                        .as("seed %d, batch %d", SEED, i)
                        .isEqualTo(new Offer.Accepted());
                assertThat(tally.add(attempt, LIMITS)).isEmpty();
                overlay.put(attempt);
            }
            BatchBuilder.Closed closed = close(builder, sample, random.nextInt(1, 20));
            var parts = (TransitionResult.Applied) closed.result();
            var whole = (TransitionResult.Applied)
                    new TransitionEngine(SHAPE).apply(sample.state(), closed.batch(), sample.snapshot());
            assertThat(parts.state().root())
                    .as("seed %d, batch %d", SEED, i)
                    .isEqualTo(whole.state().root());
            assertThat(parts.trace()).isEqualTo(whole.trace());
            assertThat(parts.statement()).isEqualTo(whole.statement());
            assertThat(parts.openings()).isEqualTo(whole.openings());
            assertThat(tally.rows()).isEqualTo(RowCounts.of(parts.trace()));
            assertThat(builder.rows()).isEqualTo(RowCounts.of(parts.trace()));
        }
        assertThat(stale).isPositive();
    }

    @Test
    void take_attemptOnCellsThatChanged_isOurFault() {
        BatchGenerator generator = new BatchGenerator(SEED, SHAPE, LIMITS);
        Sample sample = generator.valid();
        List<Effect> first = units(sample.batch().effects()).getFirst();
        Attempt attempt = Attempt.of(sample.state(), sample.snapshot(), first);
        BatchBuilder builder = BatchBuilder.on(sample.state(), sample.snapshot(), SHAPE, LIMITS);
        builder.take(attempt);

        assertThatThrownBy(() -> builder.take(attempt)).isInstanceOf(IllegalStateException.class);
    }

    /** Single effects, Fires with the effect promised, and groups brought together at the place of their first member. */
    private static List<List<Effect>> units(List<Effect> effects) {
        List<List<Effect>> units = new ArrayList<>();
        Map<Object, List<Effect>> groups = new HashMap<>();
        for (Effect effect : effects) {
            if (!units.isEmpty() && isFire(units.getLast())) {
                units.set(units.size() - 1, List.of(units.getLast().getFirst(), effect));
            } else if (effect.header().group().isNone()) {
                units.add(List.of(effect));
            } else {
                groups.computeIfAbsent(effect.header().group().digest(), digest -> {
                            List<Effect> members = new ArrayList<>();
                            units.add(members);
                            return members;
                        })
                        .add(effect);
            }
        }
        return units;
    }

    private static boolean isFire(List<Effect> unit) {
        return unit.size() == 1 && unit.getFirst() instanceof Fire;
    }

    /** Some parts run by others, in any order; the rest when it is closed. */
    private BatchBuilder.Closed close(BatchBuilder builder, Sample sample, int wanted) {
        BatchClosing closing = builder.closing(wanted);
        BatchClosing.Signed signed = closing.signed(sample.batch().signatures());
        List<Runnable> parts = new ArrayList<>(closing.hashing());
        parts.addAll(signed.checks());
        Collections.shuffle(parts, random);
        parts.subList(random.nextInt(parts.size() + 1), parts.size()).clear();
        parts.parallelStream().forEach(Runnable::run);
        return signed.close();
    }
}
