package io.tidemark.core.trace;

import io.tidemark.model.Effect;
import io.tidemark.model.IntentHead;
import io.tidemark.model.Tick;
import io.tidemark.model.UseEntry;
import java.util.List;
import java.util.Optional;

/**
 * One effect at its place.
 *
 * @param head the author's intent head after it
 * @param touches at most one each of {@link Role#AUTHOR} (always, and first), {@link Role#RESOURCE},
 *     {@link Role#CAPABILITY} and {@link Role#OTHER}; ancestors and arguments are steps of their own
 * @param use its entry in the uses list
 */
public record OpStep(Effect effect, Tick tick, IntentHead head, List<Touch> touches, UseEntry use) {
    /** Copies the touches. */
    public OpStep {
        touches = List.copyOf(touches);
    }

    /** The touch in that role. */
    public Optional<Touch> touch(Role role) {
        return touches.stream().filter(touch -> touch.role() == role).findFirst();
    }
}
