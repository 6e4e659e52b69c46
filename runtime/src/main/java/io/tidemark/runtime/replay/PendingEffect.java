package io.tidemark.runtime.replay;

import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.FramePlace;
import io.tidemark.runtime.log.StoredEntry;

/** An effect that was committed, and is in no batch yet. */
public record PendingEffect(ActorId actor, StoredEntry entry, FramePlace frame) {}
