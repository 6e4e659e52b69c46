package io.tidemark.runtime.observe;

import static io.tidemark.runtime.observe.ViolationCode.E_INV_BATCH;

import io.tidemark.model.Sequence;
import io.tidemark.model.StateRoot;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.BatchRecorded;
import io.tidemark.model.log.Committed;
import io.tidemark.model.log.LogPayload;
import io.tidemark.runtime.log.StoredEntry;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Each batch begins where the one before it ended, and takes what was committed (spec OBS-16).
 *
 * @param root after the last batch; empty before the first
 * @param committed how far each log was committed
 */
record Batches(Sequence sequence, Optional<StateRoot> root, PMap<ActorId, Long> committed) implements Invariant {
    static Batches start() {
        return new Batches(Sequence.ZERO, Optional.empty(), HashTreePMap.empty());
    }

    @Override
    public Step after(StoredEntry entry) {
        LogPayload payload = entry.entry().payload();
        if (payload instanceof Committed commit) {
            return Step.good(commit(commit));
        }
        return payload instanceof BatchRecorded batch ? record(entry, batch) : Step.good(this);
    }

    private Batches commit(Committed commit) {
        PMap<ActorId, Long> next = committed;
        for (Committed.Log log : commit.logs()) {
            next = next.plus(log.actor(), log.head().sequence());
        }
        return new Batches(sequence, root, next);
    }

    private Step record(StoredEntry entry, BatchRecorded batch) {
        Checks checks = new Checks(entry);
        checks.require(
                batch.sequence().value() == sequence.value() + 1,
                E_INV_BATCH,
                "batch " + (sequence.value() + 1),
                "batch " + batch.sequence().value());
        checks.require(
                root.isEmpty() || root.get().equals(batch.preRoot()),
                E_INV_BATCH,
                "a batch on the root that the one before it left",
                "one on another root");
        for (BatchRecorded.Author author : batch.authors()) {
            long end = committed.getOrDefault(author.actor(), 0L);
            checks.require(
                    author.last().sequence() <= end,
                    E_INV_BATCH,
                    "entries of " + author.actor() + " up to " + end + ", as far as they were committed",
                    "entry " + author.last().sequence());
        }
        return checks.then(new Batches(batch.sequence(), Optional.of(batch.postRoot()), committed));
    }
}
