package io.tidemark.bridge;

/** Asks a native operation several times a second how far it is, and tells a listener. */
final class ProgressWatch {
    private static final long INTERVAL_MILLIS = 200;

    private ProgressWatch() {}

    /** Does the work and tells the listener meanwhile what {@code source} says of it. */
    static <T> T during(NativeWork<Progress> source, ProgressListener listener, NativeWork<T> work)
            throws NativeBridgeException {
        if (listener.equals(ProgressListener.NONE)) {
            return work.run();
        }
        Thread watch = new Thread(() -> watch(source, listener), "tidemark-progress");
        watch.setDaemon(true);
        watch.start();
        try {
            return work.run();
        } finally {
            watch.interrupt();
        }
    }

    private static void watch(NativeWork<Progress> source, ProgressListener listener) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                listener.progress(source.run());
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException | NativeBridgeException over) {
            // The operation is over; so is the watch.
        }
    }
}
