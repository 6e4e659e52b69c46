package io.tidemark.runtime.log;

import io.tidemark.model.log.LogHead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Syncs several logs at the same time: a disk makes many syncs durable together when it has them together. */
final class ParallelSync {
    private static final int THREADS = 16;

    private final Executor threads;
    private final Runnable ending;

    private ParallelSync(Executor threads, Runnable ending) {
        this.threads = threads;
        this.ending = ending;
    }

    /** On threads of the system: a sync blocks the thread that carries it. */
    static ParallelSync onThreads() {
        ExecutorService pool = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("log-sync-", 0).factory());
        return new ParallelSync(pool, pool::shutdown);
    }

    /** As the executor does it. */
    static ParallelSync on(Executor threads) {
        return new ParallelSync(threads, () -> {});
    }

    /** A log, and how far it is to be durable. */
    record Wanted(LogWriter log, LogHead head) {}

    /** All of them; the first failure when all were tried. */
    void sync(List<Wanted> logs) throws LogException {
        List<FutureTask<LogHead>> others = new ArrayList<>();
        for (Wanted wanted : logs.subList(1, logs.size())) {
            FutureTask<LogHead> task = new FutureTask<>(() -> wanted.log.sync(wanted.head.sequence()));
            others.add(task);
            threads.execute(task);
        }
        LogException failure = null;
        try {
            logs.getFirst().log.sync(logs.getFirst().head.sequence());
        } catch (LogException failed) {
            failure = failed;
        }
        for (FutureTask<LogHead> other : others) {
            LogException failed = outcome(other);
            failure = failure == null ? failed : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable LogException outcome(FutureTask<LogHead> sync) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    sync.get();
                    return null;
                } catch (InterruptedException later) {
                    interrupted = true;
                } catch (ExecutionException failed) {
                    if (failed.getCause() instanceof LogException known) {
                        return known;
                    }
                    throw new IllegalStateException("a sync failed in an unexpected way", failed.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void close() {
        ending.run();
    }
}
