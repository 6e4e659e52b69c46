package io.tidemark.benchmarks;

import io.tidemark.core.BatchBuilder;
import io.tidemark.core.Offer;
import io.tidemark.core.SnapshotView;
import io.tidemark.core.State;
import io.tidemark.core.TransitionResult;
import io.tidemark.core.testkit.World;
import io.tidemark.model.Effect;
import io.tidemark.model.ProgramId;
import io.tidemark.model.Tick;
import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.EntryHash;
import io.tidemark.model.log.LogEntry;
import io.tidemark.model.log.LogHead;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.schedule.Scheduler;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The same work without an engine: the core behind one lock, the log entry made under it, and the batch closed by one thread. */
final class GlobalLockRounds implements Rounds {
    private final Scheduler scheduler;
    private final int threads;
    private final boolean disjoint;
    private final SnapshotView snapshot;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ProgramId, LogHead> logs = new HashMap<>();
    private State state;
    private BatchBuilder builder;

    GlobalLockRounds(Scheduler scheduler, int threads, boolean disjoint) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.disjoint = disjoint;
        this.state = EngineTown.state();
        this.snapshot = EngineTown.snapshot();
        this.builder = builder();
    }

    private BatchBuilder builder() {
        return BatchBuilder.on(state, snapshot, EngineTown.SHAPE, EngineTown.LIMITS);
    }

    @Override
    public long propose() throws Exception {
        return EngineTown.propose(scheduler, threads, disjoint, this::submit);
    }

    private void submit(Effect draft) {
        lock.lock();
        try {
            Effect filled = builder.drafts().fill(draft);
            if (!(builder.offer(filled) instanceof Offer.Accepted)) {
                throw new IllegalStateException("expected that each effect happens, got a refusal of " + draft);
            }
            append(filled);
        } finally {
            lock.unlock();
        }
    }

    private void append(Effect effect) {
        ActorId actor = new ActorId("program-" + effect.author().index());
        LogHead head = logs.computeIfAbsent(effect.author(), author -> new LogId(state.instance(), actor).start());
        LogEntry entry =
                new LogEntry(actor, head.sequence() + 1, head.hash(), Tick.of(1), new AppliedEffect(effect, 0));
        logs.put(effect.author(), new LogHead(entry.sequence(), new EntryHash(Documents.LOG_ENTRY.contentHash(entry))));
    }

    @Override
    public long cut() throws Exception {
        long start = System.nanoTime();
        if (!(builder.close(World.signer()).result() instanceof TransitionResult.Applied applied)) {
            throw new IllegalStateException("expected a batch that the core applies");
        }
        state = applied.state();
        builder = builder();
        return System.nanoTime() - start;
    }
}
