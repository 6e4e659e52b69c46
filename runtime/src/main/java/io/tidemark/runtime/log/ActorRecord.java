package io.tidemark.runtime.log;

import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogPayload;
import java.util.Optional;

/**
 * What is to go into an actor's log.
 *
 * @param tick of an effect; empty for what does not move the actor's clock
 */
public record ActorRecord(ActorId actor, Optional<Tick> tick, LogPayload payload) {}
