package io.tidemark.runtime.timemap.simulation;

import io.tidemark.model.DomainId;
import io.tidemark.model.Seconds;

/**
 * What a simulated chain is like.
 *
 * @param domain which domain it is
 * @param genesis time of block 0
 * @param blockSeconds from one block to the next; 1 or more
 * @param reorgPercent how often, of a hundred blocks, a reorganisation comes first
 * @param reorgDepthMax blocks that a reorganisation replaces at most
 * @param dropPercent how often a transfer of a replaced block is lost rather than seen again
 */
public record ChainRules(
        DomainId domain, Seconds genesis, int blockSeconds, int reorgPercent, int reorgDepthMax, int dropPercent) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a percentage is not from 0 to 100, the block time not from 1, or the depth
     *     below 0
     */
    public ChainRules {
        if (blockSeconds < 1
                || reorgDepthMax < 0
                || reorgPercent < 0
                || reorgPercent > 100
                || dropPercent < 0
                || dropPercent > 100) {
            throw new IllegalArgumentException("expected percentages from 0 to 100, a block time from 1 and a depth "
                    + "from 0, got blocks of " + blockSeconds + " s, " + reorgPercent + " %, depth " + reorgDepthMax
                    + ", " + dropPercent + " %");
        }
    }
}
