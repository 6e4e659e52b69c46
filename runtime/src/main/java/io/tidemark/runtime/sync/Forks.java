package io.tidemark.runtime.sync;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogDifference;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogImport;
import java.io.IOException;

/** Fetches what a peer tells otherwise into a place of its own, up to the frame in which it first does. */
final class Forks {
    private final Questions peer;
    private final FetchTarget target;
    private final long segmentBytes;

    Forks(Questions peer, FetchTarget target, long segmentBytes) {
        this.peer = peer;
        this.target = target;
        this.segmentBytes = segmentBytes;
    }

    /** Whether a log has an entry, or starts there. */
    static boolean has(LogFiles files, LogId log, LogHead head) throws LogException {
        LogCursor cursor = LogCursor.open(files, log);
        boolean more = true;
        while (more && cursor.head().sequence() < head.sequence()) {
            more = cursor.next().isPresent();
        }
        return cursor.head().equals(head);
    }

    /**
     * Where a copy and the peer's log part.
     *
     * @param ours the copy
     * @param other an entry of the peer's log that the copy does not have
     */
    Fetched.Forked compare(LogFiles ours, LogId log, LogHead other) throws SyncException, LogException, IOException {
        ActorId actor = log.actor();
        String name = actor + "-" + other.sequence() + "-"
                + other.hash().bytes().toUnprefixedHexString().substring(0, 16);
        try (LogFiles files = target.evidence(name).open(actor);
                LogImport theirs = LogImport.open(files, log, segmentBytes)) {
            while (true) {
                LogDifference difference = LogDifference.between(LogCursor.open(ours, log), LogCursor.open(files, log));
                if (difference instanceof LogDifference.Fork fork) {
                    return new Fetched.Forked(actor, fork.common(), fork.first(), fork.second(), target.describe(name));
                }
                fetch(theirs, actor, other);
            }
        }
    }

    /** Fetches until the copy of their log has the other entry, so that there is a difference to find. */
    private void fetch(LogImport theirs, ActorId actor, LogHead other) throws SyncException, LogException, IOException {
        do {
            SyncMessage answer = peer.ask(new SyncMessage.AskFrame(actor, theirs.head()));
            if (!(answer instanceof SyncMessage.Frame frame)) {
                throw contradiction(other, PeerSession.kind(answer));
            }
            theirs.write(Fetcher.check(theirs, frame, actor));
        } while (theirs.head().sequence() < other.sequence());
        if (theirs.head().sequence() == other.sequence() && !theirs.head().equals(other)) {
            throw contradiction(other, theirs.head().hash().toString());
        }
    }

    private static SyncException contradiction(LogHead other, String actual) {
        return new SyncException(
                SyncCode.E_SYNC_MESSAGE,
                "the entry " + other + " that the peer says it has",
                actual + "; the peer contradicts itself");
    }
}
