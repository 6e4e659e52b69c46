package io.tidemark.runtime.log;

import io.tidemark.model.log.ActorId;
import java.io.IOException;
import java.util.List;

/** The logs of an instance, side by side: a folder for each actor. */
public interface LogFolder {
    /** The actors that have a log, by name. */
    List<ActorId> actors() throws IOException;

    /** The log of an actor; makes an empty one if there is none. Closed by the caller. */
    LogFiles open(ActorId actor) throws IOException;
}
