package io.tidemark.runtime.timemap.simulation;

import io.tidemark.model.Seconds;
import java.util.List;

/**
 * How a chain moved on: blocks in the place of others, or on top.
 *
 * @param time when; the time of the last block
 * @param blocks by ascending height, one or more; the first replaces the block of its height, if there is one, and all above
 */
public record ChainStep(Seconds time, List<SimulatedBlock> blocks) {
    /** Copies the blocks. */
    public ChainStep {
        blocks = List.copyOf(blocks);
    }
}
