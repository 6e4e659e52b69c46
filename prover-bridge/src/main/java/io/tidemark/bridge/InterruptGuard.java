package io.tidemark.bridge;

/** Kills a worker when the thread that waits for it is interrupted: reading a pipe cannot be. */
final class InterruptGuard {
    private static final long INTERVAL_MILLIS = 100;

    private InterruptGuard() {}

    /** Does the work; if the calling thread is interrupted meanwhile, the worker is killed. */
    static <T> T during(WorkerProcess worker, NativeWork<T> work) throws NativeBridgeException {
        Thread waiting = Thread.currentThread();
        Thread watcher = new Thread(() -> watch(waiting, worker), "tidemark-interrupts");
        watcher.setDaemon(true);
        watcher.start();
        try {
            return work.run();
        } finally {
            watcher.interrupt();
        }
    }

    private static void watch(Thread waiting, WorkerProcess worker) {
        try {
            while (!waiting.isInterrupted()) {
                Thread.sleep(INTERVAL_MILLIS);
            }
            worker.kill();
        } catch (InterruptedException over) {
            // The wait is over.
        }
    }
}
