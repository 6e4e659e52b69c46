package io.tidemark.bridge;

import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.lang.ref.Reference;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves inside this process. Fast to start and for trusted witnesses only: a fault on a thread of gnark's own ends the
 * process. Use {@link IsolatedProver} for anything else.
 */
public final class InProcessProver implements Prover {
    private final NativeLibrary library;
    private final NativeHandle key;
    private final KeyId id;
    private final Estimate estimate;
    private final Set<Long> running = ConcurrentHashMap.newKeySet();

    private InProcessProver(NativeLibrary library, NativeHandle key, KeyId id, Estimate estimate) {
        this.library = library;
        this.key = key;
        this.id = id;
        this.estimate = estimate;
    }

    /**
     * Opens the key of a shape, after each of its files was checked.
     *
     * @param id the key; empty for the only one in the store that fits
     * @throws NativeBridgeException with E_NATIVE_MISSING, E_NATIVE_UNTRUSTED, E_NATIVE_ABI, E_SHAPE_UNKNOWN or one of
     *     the codes of spec 10.4
     */
    public static InProcessProver open(KeyStore store, ShapeId shape, Optional<KeyId> id, ProverOptions options)
            throws NativeBridgeException {
        StoredKey stored = store.find(shape, id);
        stored.check();
        NativeLibrary library = NativeLoader.library();
        library.configure(options.memoryBytesMax(), options.processors());
        Estimate estimate = library.estimate(shape.text());
        long operation = library.openOperation();
        try {
            long handle = library.openKey(
                    operation,
                    store.root(),
                    shape.text(),
                    Optional.of(stored.id().text()));
            return new InProcessProver(
                    library, new NativeHandle("prover", handle, library::closeKey), stored.id(), estimate);
        } finally {
            library.closeOperation(operation);
        }
    }

    @Override
    public KeyId key() {
        return id;
    }

    @Override
    public Optional<Violation> check(Witness witness) throws NativeBridgeException {
        return run(ProgressListener.NONE, operation -> library.check(operation, key.value(), witness));
    }

    @Override
    public Proof prove(Witness witness, ProgressListener listener) throws NativeBridgeException {
        listener.estimate(estimate);
        return ProvingGate.process()
                .with(
                        estimate.proveMemoryBytes(),
                        () -> run(listener, operation -> library.prove(operation, key.value(), witness)));
    }

    /** A native call within an operation. */
    private interface Work<T> {
        T run(long operation) throws NativeBridgeException;
    }

    private <T> T run(ProgressListener listener, Work<T> work) throws NativeBridgeException {
        key.value();
        long operation = library.openOperation();
        running.add(operation);
        try {
            return ProgressWatch.during(() -> library.progress(operation), listener, () -> work.run(operation));
        } finally {
            running.remove(operation);
            library.closeOperation(operation);
            Reference.reachabilityFence(key);
        }
    }

    @Override
    public void cancel() {
        for (long operation : running) {
            try {
                library.cancel(operation);
            } catch (NativeBridgeException over) {
                // It ended by itself in the meantime.
            }
        }
    }

    @Override
    public void close() {
        cancel();
        key.close();
    }
}
