package io.tidemark.core;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out once: when it is run, by whatever thread, or else when it is asked for. */
final class Deferred<T> implements Runnable {
    private final Supplier<T> work;
    private @Nullable T value;

    Deferred(Supplier<T> work) {
        this.work = work;
    }

    @Override
    public void run() {
        value = work.get();
    }

    T get() {
        if (value == null) {
            value = work.get();
        }
        return value;
    }
}
