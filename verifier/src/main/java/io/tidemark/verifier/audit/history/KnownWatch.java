package io.tidemark.verifier.audit.history;

import io.tidemark.model.Condition;
import io.tidemark.model.ProgramId;
import io.tidemark.model.WatchId;
import io.tidemark.verifier.audit.history.KnownCapability.Moment;
import java.util.Optional;

/**
 * A watch's life up to a point of a history. It has no end of its own: it stays open until it fires, once.
 *
 * @param watcher who made it, and alone may fire it
 * @param made when, and what shows it
 * @param fired when it fired; empty while it is open
 */
public record KnownWatch(WatchId id, ProgramId watcher, Condition condition, Moment made, Optional<Moment> fired) {
    KnownWatch firedAt(Moment at) {
        return new KnownWatch(id, watcher, condition, made, Optional.of(at));
    }
}
