package io.tidemark.benchmarks;

import io.tidemark.core.testkit.World;
import io.tidemark.model.Effect;
import io.tidemark.runtime.engine.Engine;
import io.tidemark.runtime.engine.EngineSettings;
import io.tidemark.runtime.engine.LogSink;
import io.tidemark.runtime.engine.Outcome;
import io.tidemark.runtime.engine.Proposal;
import io.tidemark.runtime.schedule.ResourceLocks;
import io.tidemark.runtime.schedule.Scheduler;

/** Rounds of one batch each on an engine, proposed by some threads. */
final class EngineRounds implements Rounds {
    private final Scheduler scheduler;
    private final Engine engine;
    private final int threads;
    private final boolean disjoint;

    EngineRounds(Scheduler scheduler, int threads, boolean disjoint, LogSink logs) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.disjoint = disjoint;
        this.engine = Engine.on(
                EngineSettings.of(EngineTown.SHAPE, EngineTown.LIMITS).withWorkers(threads),
                EngineTown.state(),
                EngineTown.snapshot(),
                scheduler,
                new ResourceLocks(scheduler),
                logs);
    }

    @Override
    public long propose() throws Exception {
        return EngineTown.propose(scheduler, threads, disjoint, this::submit);
    }

    private void submit(Effect draft) {
        if (!(engine.submit(Proposal.of(draft)) instanceof Outcome.Applied)) {
            throw new IllegalStateException("expected that each effect happens, got another outcome of " + draft);
        }
    }

    @Override
    public long cut() throws Exception {
        long start = System.nanoTime();
        int batches = engine.cut(World.signer()).size();
        if (batches != 1) {
            throw new IllegalStateException("expected one batch a round, got " + batches);
        }
        return System.nanoTime() - start;
    }
}
