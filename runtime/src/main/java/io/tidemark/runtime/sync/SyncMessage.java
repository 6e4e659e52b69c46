package io.tidemark.runtime.sync;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What peers say to each other (spec 23.3). */
sealed interface SyncMessage {
    /** The version of the protocol. */
    int VERSION = 1;

    /** Actors in one list, at most. */
    int ACTORS_MAX = 1000;

    /**
     * The first word of both sides.
     *
     * @param instance whose logs are wanted, or given; empty if any will do
     */
    record Hello(int version, Optional<InstanceId> instance) implements SyncMessage {}

    /** Whose logs are there, from that place in the list? */
    record AskActors(long from) implements SyncMessage {}

    /** These; fewer than {@link #ACTORS_MAX} if the list ends. The executor's is the first of all. */
    record Actors(List<ActorId> names) implements SyncMessage {
        /** Copies the list. */
        public Actors {
            names = List.copyOf(names);
        }
    }

    /** What follows on this entry in this log? */
    record AskFrame(ActorId actor, LogHead after) implements SyncMessage {}

    /** This: a frame as in a segment. */
    record Frame(ByteBuffer bytes) implements SyncMessage {}

    /** Nothing. */
    record End() implements SyncMessage {}

    /** The log ends before it, with this entry. */
    record Shorter(LogHead last) implements SyncMessage {}

    /** Another entry stands there. */
    record Other(LogHead there) implements SyncMessage {}

    /** There is no such log. */
    record NoLog() implements SyncMessage {}

    /** No, and the connection ends. */
    record Refused(Reason reason) implements SyncMessage {}

    /** Why. Numbers are permanent. */
    enum Reason {
        VERSION(1, SyncCode.E_SYNC_VERSION),
        INSTANCE(2, SyncCode.E_SYNC_INSTANCE),
        MESSAGE(3, SyncCode.E_SYNC_MESSAGE),
        SOURCE(4, SyncCode.E_SYNC_SOURCE);

        private final int number;
        private final SyncCode code;

        Reason(int number, SyncCode code) {
            this.number = number;
            this.code = code;
        }

        int number() {
            return number;
        }

        SyncCode code() {
            return code;
        }
    }
}
