package io.tidemark.benchmarks;

import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.core.testkit.BatchGenerator.Sample;
import io.tidemark.core.testkit.PopulaceBatches;
import java.util.Locale;

/**
 * How well random batches fill a shape.
 *
 * @param drawn how many were looked at
 * @param full that came to as many effects as the shape holds
 * @param unchosen of those, that did so without any effect turned away for lack of room
 * @param firstTurnedAway mean number of effects when room first ran short
 * @param turnedAway mean number of effects turned away, with others in their place
 */
record Fullness(String shape, int drawn, int full, int unchosen, double firstTurnedAway, double turnedAway) {
    private static final int BATCHES = 50;

    static Fullness of(PopulaceBatches batches, String shape) throws NativeBridgeException {
        int room = Batches.capacities(shape).capacities().effects();
        int full = 0;
        int unchosen = 0;
        long first = 0;
        long away = 0;
        for (int i = 0; i < BATCHES; i++) {
            Sample sample = batches.next();
            full += sample.batch().effects().size() == room ? 1 : 0;
            unchosen += batches.unchosen() == room ? 1 : 0;
            first += batches.unchosen();
            away += batches.turnedAway();
        }
        return new Fullness(shape, BATCHES, full, unchosen, (double) first / BATCHES, (double) away / BATCHES);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d of %d random batches full, %d of them without turning an effect away; room first short at effect"
                        + " %.1f, %.1f effects turned away (means)",
                shape,
                full,
                drawn,
                unchosen,
                firstTurnedAway,
                turnedAway);
    }
}
