package io.tidemark.runtime.timemap;

import java.util.Map;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** How many events of each timeline are known; lines of which none is known are left out. Immutable. */
public final class VectorClock {
    /** Knows nothing. */
    public static final VectorClock EMPTY = new VectorClock(TreePMap.empty());

    private final PSortedMap<Timeline, Long> counts;

    private VectorClock(PSortedMap<Timeline, Long> counts) {
        this.counts = counts;
    }

    /** How many events of that line are known. */
    public long count(Timeline line) {
        return counts.getOrDefault(line, 0L);
    }

    /** One more event of that line. */
    public VectorClock next(Timeline line) {
        return new VectorClock(counts.plus(line, count(line) + 1));
    }

    /** What either knows. */
    public VectorClock join(VectorClock other) {
        PSortedMap<Timeline, Long> joined = counts;
        for (Map.Entry<Timeline, Long> entry : other.counts.entrySet()) {
            if (entry.getValue() > joined.getOrDefault(entry.getKey(), 0L)) {
                joined = joined.plus(entry.getKey(), entry.getValue());
            }
        }
        return new VectorClock(joined);
    }

    /** Whether the other knows all that this knows. */
    public boolean isWithin(VectorClock other) {
        return counts.entrySet().stream().allMatch(entry -> entry.getValue() <= other.count(entry.getKey()));
    }

    /** How this stands to the other. */
    public CausalOrder compare(VectorClock other) {
        boolean within = isWithin(other);
        boolean around = other.isWithin(this);
        if (within) {
            return around ? CausalOrder.EQUAL : CausalOrder.BEFORE;
        }
        return around ? CausalOrder.AFTER : CausalOrder.CONCURRENT;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VectorClock clock && counts.equals(clock.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /** The counts, for example {@code {PROGRAM 7=2}}. */
    @Override
    public String toString() {
        return counts.toString();
    }
}
