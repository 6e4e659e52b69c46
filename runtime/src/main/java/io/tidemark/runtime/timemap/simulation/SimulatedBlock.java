package io.tidemark.runtime.timemap.simulation;

import io.tidemark.model.DomainHead;
import io.tidemark.runtime.timemap.DepositSighting;
import java.util.List;

/** A block of a simulated chain. */
public record SimulatedBlock(DomainHead head, List<DepositSighting> deposits) {
    /** Copies the deposits. */
    public SimulatedBlock {
        deposits = List.copyOf(deposits);
    }
}
