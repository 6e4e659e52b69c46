package io.tidemark.runtime.replay;

import io.tidemark.model.InstanceId;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import io.tidemark.runtime.log.PlacedEntry;
import io.tidemark.runtime.log.StoredEntry;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The logs that the executor's log names, and the effects in them that are in no batch yet. */
final class CommittedLogs implements Closeable {
    private final LogFolder folder;
    private final InstanceId instance;
    private final ActorId executor;
    private final Map<ActorId, CommittedLog> logs = new TreeMap<>(Comparator.comparing(ActorId::name));

    /** The authors' logs of the effects in no batch, in the order in which they were applied. */
    private final List<ActorId> pending = new ArrayList<>();

    CommittedLogs(LogFolder folder, InstanceId instance, ActorId executor) {
        this.folder = folder;
        this.instance = instance;
        this.executor = executor;
    }

    void commit(Committed committed, long at) throws ReplayException {
        for (Committed.Log log : committed.logs()) {
            CommittedLog known = logs.get(log.actor());
            if (known == null) {
                known = open(log.actor());
                logs.put(log.actor(), known);
            }
            known.commit(log.head(), executor, at);
        }
        committed
                .order()
                .forEach(place -> pending.add(committed.logs().get(place - 1).actor()));
    }

    private CommittedLog open(ActorId actor) throws ReplayException {
        try {
            if (folder.actors().contains(actor)) {
                LogFiles files = folder.open(actor);
                if (LogIdentity.of(files).isPresent()) {
                    return new CommittedLog(files, new LogId(instance, actor));
                }
                files.close();
            }
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        } catch (LogException unsound) {
            throw ReplayException.of(actor, unsound);
        }
        throw new ReplayException(ReplayFault.of(
                ReplayCode.E_LOG_MISSING,
                actor,
                "the log of " + actor + ", which " + executor + " committed",
                "no such log; fetch it from a peer"));
    }

    /** The effects of a batch, in its order. */
    List<PlacedEntry> effects(BatchRecorded batch, long at) throws ReplayException {
        List<List<PlacedEntry>> byAuthor = new ArrayList<>();
        for (BatchRecorded.Author author : batch.authors()) {
            byAuthor.add(effects(author, at));
        }
        List<PlacedEntry> effects = new ArrayList<>();
        int[] taken = new int[byAuthor.size()];
        for (int place : batch.order()) {
            List<PlacedEntry> own = byAuthor.get(place - 1);
            int next = taken[place - 1]++;
            if (next == own.size()) {
                throw miscounted(batch.authors().get(place - 1), at, own.size(), "more");
            }
            effects.add(own.get(next));
        }
        for (int i = 0; i < taken.length; i++) {
            if (taken[i] < byAuthor.get(i).size()) {
                throw miscounted(batch.authors().get(i), at, byAuthor.get(i).size(), String.valueOf(taken[i]));
            }
        }
        forget(batch, taken);
        return effects;
    }

    private List<PlacedEntry> effects(BatchRecorded.Author author, long at) throws ReplayException {
        CommittedLog log = logs.get(author.actor());
        if (log == null) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_COMMIT,
                    executor,
                    at,
                    "a batch of entries that were committed",
                    "one with entries of " + author.actor() + ", of which none was"));
        }
        List<PlacedEntry> effects = log.effectsUpTo(author.last());
        for (PlacedEntry placed : effects) {
            StoredEntry stored = placed.stored();
            AppliedEffect applied = (AppliedEffect) stored.entry().payload();
            if (!applied.effect().author().equals(author.program())) {
                throw new ReplayException(ReplayFault.of(
                        ReplayCode.E_BATCH_ORDER,
                        author.actor(),
                        stored.entry().sequence(),
                        "an effect of program " + author.program().index(),
                        "one of " + applied.effect().author().index()));
            }
        }
        return effects;
    }

    private ReplayException miscounted(BatchRecorded.Author author, long at, int own, String ordered) {
        return new ReplayException(ReplayFault.of(
                ReplayCode.E_BATCH_ORDER,
                executor,
                at,
                own + " effects of " + author.actor() + " in the order, as many as its log has up to entry "
                        + author.last().sequence(),
                ordered));
    }

    private void forget(BatchRecorded batch, int[] taken) {
        Map<ActorId, Integer> left = new HashMap<>();
        for (int i = 0; i < taken.length; i++) {
            left.put(batch.authors().get(i).actor(), taken[i]);
        }
        pending.removeIf(actor -> left.merge(actor, -1, Integer::sum) >= 0);
    }

    /** Reads all logs to where they were committed last; the effects that this gives, in the order of their commits. */
    List<PendingEffect> rest() throws ReplayException {
        Map<ActorId, List<PlacedEntry>> left = new HashMap<>();
        for (Map.Entry<ActorId, CommittedLog> log : logs.entrySet()) {
            left.put(log.getKey(), effects(log.getValue()));
        }
        Map<ActorId, Integer> taken = new HashMap<>();
        List<PendingEffect> effects = new ArrayList<>();
        for (ActorId actor : pending) {
            int next = taken.merge(actor, 1, Integer::sum) - 1;
            List<PlacedEntry> own = left.getOrDefault(actor, List.of());
            if (next >= own.size()) {
                throw uneven(actor, own.size());
            }
            effects.add(new PendingEffect(
                    actor, own.get(next).stored(), own.get(next).frame()));
        }
        for (Map.Entry<ActorId, List<PlacedEntry>> own : left.entrySet()) {
            if (own.getValue().size() != taken.getOrDefault(own.getKey(), 0)) {
                throw uneven(own.getKey(), own.getValue().size());
            }
        }
        return effects;
    }

    private static List<PlacedEntry> effects(CommittedLog log) throws ReplayException {
        List<PlacedEntry> effects = new ArrayList<>();
        Optional<PlacedEntry> next = log.next();
        while (next.isPresent()) {
            if (next.get().stored().entry().payload() instanceof AppliedEffect) {
                effects.add(next.get());
            }
            next = log.next();
        }
        return effects;
    }

    private ReplayException uneven(ActorId actor, int own) {
        return new ReplayException(ReplayFault.of(
                ReplayCode.E_COMMIT,
                executor,
                "as many effects of " + actor + " in the order of commits as its log has in no batch, " + own,
                "another number"));
    }

    @Override
    public void close() throws IOException {
        for (CommittedLog log : logs.values()) {
            log.close();
        }
    }
}
