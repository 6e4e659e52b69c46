package io.tidemark.model;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import java.util.Arrays;
import java.util.List;

/** The fold over the effects of a batch (spec 5.3). One lane. */
public record EffectsDigest(Fr lane) implements LaneValue {
    /** Before the first batch. */
    public static final EffectsDigest NONE = new EffectsDigest(Fr.ZERO);

    private static final int ENTRIES_PER_STEP = 5;
    private static final int FIRST_HEAD = 2;
    private static final int TICKS = 7;

    /**
     * Five entries a step: E' = H8(TAG(effects), E, five heads, five ticks in one lane).
     *
     * @throws IllegalArgumentException if there are more entries than the shape has effects
     */
    public static EffectsDigest of(List<EffectEntry> entries, ShapeCapacities capacities) {
        if (entries.size() > capacities.effects()) {
            throw new IllegalArgumentException("expected at most " + capacities.effects()
                    + " effects in this shape, got " + entries.size() + "; take a larger shape");
        }
        Fr digest = Fr.ZERO;
        Fr[] lanes = new Fr[H8.LANES];
        for (int start = 0; start < capacities.effects(); start += ENTRIES_PER_STEP) {
            Arrays.fill(lanes, Fr.ZERO);
            Lanes.Packer ticks = Lanes.pack();
            for (int i = start; i < Math.min(start + ENTRIES_PER_STEP, entries.size()); i++) {
                lanes[FIRST_HEAD + i - start] = entries.get(i).head().lane();
                ticks.put(entries.get(i).tick());
            }
            lanes[0] = DomainTag.EFFECTS.lane();
            lanes[1] = digest;
            lanes[TICKS] = ticks.lane();
            digest = H8.hash(lanes);
        }
        return new EffectsDigest(digest);
    }
}
