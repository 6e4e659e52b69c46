package io.tidemark.runtime.observe;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogHead;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.log.LogCode;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFault;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayException;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows logs and holds each entry against invariants. It reads from the beginning, since an invariant knows nothing but
 * what it saw; with a position that was kept it is silent up to there, and refuses logs that do not have it. For one thread.
 */
public final class Observer implements Closeable {
    private final Feed feed;
    private final Map<ActorId, LogHead> unpassed;
    private final List<Invariant> invariants;

    private Observer(Feed feed, List<Invariant> invariants, Map<ActorId, LogHead> from) {
        this.feed = feed;
        this.invariants = new ArrayList<>(invariants);
        this.unpassed = new HashMap<>(from);
    }

    /**
     * Observes an instance, in the order in which its executor committed.
     *
     * @param from a position that was kept; empty for the beginning
     * @throws ReplayException E_FOUNDED if there is no executor's log, or more than one
     */
    public static Observer ofInstance(LogFolder folder, List<Invariant> invariants, List<LogAnchor> from)
            throws ReplayException {
        Map<ActorId, LogHead> anchors = heads(from);
        return new Observer(InstanceFeed.open(folder, anchors), invariants, anchors);
    }

    /**
     * Observes some logs, each in its own order, and also what is not committed.
     *
     * @throws ReplayException if a log cannot be opened
     */
    public static Observer ofLogs(
            LogFolder folder, Set<ActorId> actors, List<Invariant> invariants, List<LogAnchor> from)
            throws ReplayException {
        Map<ActorId, LogHead> anchors = heads(from);
        return new Observer(LogsFeed.open(folder, actors::contains, anchors), invariants, anchors);
    }

    private static Map<ActorId, LogHead> heads(List<LogAnchor> anchors) {
        Map<ActorId, LogHead> heads = new HashMap<>();
        anchors.forEach(anchor -> heads.put(anchor.actor(), anchor.head()));
        return heads;
    }

    /**
     * The next entry, judged; empty at the end of what there is now.
     *
     * @throws ReplayException if a log is not sound; E_LOG_ROLLBACK if what was read, or the position kept, is gone
     */
    public Optional<Observation> next() throws ReplayException {
        Optional<StoredEntry> next = feed.next();
        if (next.isEmpty() && feed.missing().isEmpty() && !unpassed.isEmpty()) {
            ActorId actor = unpassed.keySet().iterator().next();
            LogFault gone = new LogFault(
                    LogCode.E_LOG_ROLLBACK,
                    "",
                    LogFault.NOWHERE,
                    LogFault.NOWHERE,
                    "logs that have the entry " + unpassed.get(actor) + " of " + actor,
                    "others; fetch what is missing from a peer");
            throw ReplayException.of(actor, new LogException(gone));
        }
        return next.map(this::judge);
    }

    private Observation judge(StoredEntry entry) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < invariants.size(); i++) {
            Invariant.Step step = invariants.get(i).after(entry);
            invariants.set(i, step.next());
            violations.addAll(step.violations());
        }
        boolean known = !unpassed.isEmpty();
        if (entry.head().equals(unpassed.get(entry.entry().actor()))) {
            unpassed.remove(entry.entry().actor());
        }
        return new Observation(entry, known ? List.of() : violations, known);
    }

    /** A commit that names other entries than are there: the observation ends with it. */
    public Optional<Violation> broken() {
        return feed.broken();
    }

    /** Entries that a commit names and that are not there, or not yet: as long as that is so, nothing follows. */
    public Optional<Violation> missing() {
        return feed.missing();
    }

    /** What to keep, to go on from here later. */
    public List<LogAnchor> position() {
        return feed.position();
    }

    @Override
    public void close() throws IOException {
        feed.close();
    }
}
