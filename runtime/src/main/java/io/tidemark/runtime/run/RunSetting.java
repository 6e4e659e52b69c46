package io.tidemark.runtime.run;

import io.tidemark.core.RowLimits;
import io.tidemark.model.DomainId;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.Seconds;
import io.tidemark.model.Shape;
import java.util.Map;

/**
 * Where a program runs.
 *
 * @param domains the number of each timeline
 * @param shape that batches are cut for
 * @param limits what fits it
 * @param seed that all choices of the run follow from
 * @param start the time at which it begins
 */
public record RunSetting(
        InstanceParameters parameters,
        Map<String, DomainId> domains,
        RunKeys keys,
        Shape shape,
        RowLimits limits,
        long seed,
        Seconds start) {
    public RunSetting {
        domains = Map.copyOf(domains);
    }
}
