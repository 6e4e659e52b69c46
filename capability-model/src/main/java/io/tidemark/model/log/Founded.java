package io.tidemark.model.log;

import io.tidemark.model.InstanceParameters;
import java.util.HashSet;
import java.util.List;

/**
 * The first event of the executor's log (spec LOG-23): what the instance is founded on, and whose logs hold the snapshots.
 *
 * @param keepers the actor of each keeper, in the order of the keys in the parameters
 */
public record Founded(InstanceParameters parameters, List<ActorId> keepers) implements LogEvent {
    /**
     * Copies the keepers and checks.
     *
     * @throws IllegalArgumentException if the name of the instance has control characters, or the keepers are not as many
     *     different actors as there are keys
     */
    public Founded {
        keepers = List.copyOf(keepers);
        EventText.checkControls(parameters.name());
        int keys = parameters.keepers().keys().size();
        if (keepers.size() != keys || new HashSet<>(keepers).size() != keys) {
            throw new IllegalArgumentException("expected " + keys + " different keepers, got " + keepers);
        }
    }
}
