package io.tidemark.runtime.timemap.simulation;

import io.tidemark.model.Seconds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Hands on the steps of a chain some time after they happened. Not thread-safe. */
public final class ObservationDelay {
    private final int seconds;
    private final Queue<ChainStep> waiting = new ArrayDeque<>();

    /**
     * A delay.
     *
     * @param seconds from 0
     * @throws IllegalArgumentException if they are negative
     */
    public ObservationDelay(int seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("expected a delay from 0 seconds, got " + seconds);
        }
        this.seconds = seconds;
    }

    /** Takes in a step, in the order in which they happened. */
    public void put(ChainStep step) {
        waiting.add(step);
    }

    /** The blocks of the steps that have become visible by then, in order; each is given once. */
    public List<SimulatedBlock> visibleAt(Seconds now) {
        List<SimulatedBlock> visible = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.element().time().value() + seconds <= now.value()) {
            visible.addAll(waiting.remove().blocks());
        }
        return List.copyOf(visible);
    }
}
