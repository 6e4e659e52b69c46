package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An object on the native side. Closing it twice is nothing; using it afterwards is E_HANDLE_CLOSED. One that is
 * forgotten is closed when its owner is collected.
 */
final class NativeHandle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    /** How the native side forgets the object. */
    interface Closer {
        void close(long handle) throws NativeBridgeException;
    }

    private final State state;
    private final Cleaner.Cleanable cleanable;
    private final String name;

    NativeHandle(String name, long handle, Closer closer) {
        this.name = name;
        this.state = new State(handle, closer);
        this.cleanable = CLEANER.register(this, state);
    }

    /**
     * The number of the object. The caller keeps this handle reachable until its native call is over.
     *
     * @throws NativeBridgeException with E_HANDLE_CLOSED
     */
    long value() throws NativeBridgeException {
        if (state.closed.get()) {
            throw new NativeBridgeException(NativeStatus.E_HANDLE_CLOSED, "this " + name + " was closed");
        }
        return state.handle;
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    /** Must not know the handle that it cleans up after. */
    private static final class State implements Runnable {
        private final long handle;
        private final Closer closer;
        private final AtomicBoolean closed = new AtomicBoolean();

        State(long handle, Closer closer) {
            this.handle = handle;
            this.closer = closer;
        }

        @Override
        public void run() {
            if (closed.compareAndSet(false, true)) {
                try {
                    closer.close(handle);
                } catch (NativeBridgeException alreadyGone) {
                    // The native side refuses handles that it forgot already: nothing is left to close.
                }
            }
        }
    }
}
