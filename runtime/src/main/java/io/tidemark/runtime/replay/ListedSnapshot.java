package io.tidemark.runtime.replay;

import io.tidemark.model.Fact;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.log.ActorId;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A snapshot in a keeper's log.
 *
 * @param facts by what the log says at that point, in a state with so many programs
 */
record ListedSnapshot(ActorId keeper, long sequence, SignedSnapshot signed, LongFunction<List<Fact>> facts) {}
