package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proves in a process of its own: a fault there, or memory that runs out, ends in E_NATIVE_CRASH and leaves this process
 * as it was. The next call starts another process and opens the key again.
 */
public final class IsolatedProver implements Prover {
    private static final int PROOF_BYTES = 196;

    private final KeyStore store;
    private final StoredKey stored;
    private final ProverOptions options;

    /** Held while a request runs, so that requests queue. */
    private final Object requests = new Object();

    private volatile @Nullable WorkerProcess worker;
    private volatile boolean busy;
    private volatile boolean closed;

    private IsolatedProver(KeyStore store, StoredKey stored, ProverOptions options) {
        this.store = store;
        this.stored = stored;
        this.options = options;
    }

    /**
     * Starts a process and opens the key of a shape there.
     *
     * @param id the key; empty for the only one in the store that fits
     * @throws NativeBridgeException as {@link InProcessProver#open}, and E_NATIVE_CRASH
     */
    public static IsolatedProver open(KeyStore store, ShapeId shape, Optional<KeyId> id, ProverOptions options)
            throws NativeBridgeException {
        IsolatedProver prover = new IsolatedProver(store, store.find(shape, id), options);
        try {
            prover.request(WorkerProcess::alive);
            return prover;
        } catch (NativeBridgeException failure) {
            prover.close();
            throw failure;
        }
    }

    @Override
    public KeyId key() {
        return stored.id();
    }

    @Override
    public Optional<Violation> check(Witness witness) throws NativeBridgeException {
        ByteBuffer bytes = witness.buffer();
        return request(present -> {
            Frame answer =
                    present.ask(Frame.CHECK, bytes, ProgressListener.NONE).expect(Frame.VIOLATION, 0);
            return answer.length() == 0 ? Optional.empty() : Optional.of(Violation.parse(answer.text()));
        });
    }

    @Override
    public Proof prove(Witness witness, ProgressListener listener) throws NativeBridgeException {
        ByteBuffer bytes = witness.buffer();
        return request(present -> {
            Estimate estimate = present.estimate(stored.shape().text());
            listener.estimate(estimate);
            Frame answer = ProvingGate.process()
                    .with(estimate.proveMemoryBytes(), () -> present.ask(Frame.PROVE, bytes, listener))
                    .expect(Frame.PROOF, PROOF_BYTES);
            return Proof.of(answer.bytes(0, PROOF_BYTES), answer.bytes(PROOF_BYTES, answer.length()));
        });
    }

    /** A request to a worker that has the key open. */
    private interface Request<T> {
        T to(WorkerProcess present) throws NativeBridgeException;
    }

    private <T> T request(Request<T> request) throws NativeBridgeException {
        synchronized (requests) {
            busy = true;
            try {
                WorkerProcess present = present();
                return InterruptGuard.during(present, () -> request.to(present));
            } catch (NativeBridgeException failure) {
                if (failure.status() == NativeStatus.E_NATIVE_CRASH || failure.status() == NativeStatus.E_CANCELLED) {
                    forget();
                }
                throw failure;
            } finally {
                busy = false;
            }
        }
    }

    private WorkerProcess present() throws NativeBridgeException {
        if (closed) {
            throw new NativeBridgeException(NativeStatus.E_HANDLE_CLOSED, "this prover was closed");
        }
        WorkerProcess running = worker;
        if (running != null && running.alive()) {
            return running;
        }
        forget();
        stored.check();
        WorkerProcess fresh = WorkerProcess.start(options);
        worker = fresh;
        fresh.open(store.root(), stored.shape(), stored.id());
        return fresh;
    }

    private void forget() {
        WorkerProcess gone = worker;
        if (gone != null) {
            worker = null;
            gone.close();
        }
    }

    @Override
    public void cancel() {
        WorkerProcess running = worker;
        if (busy && running != null) {
            running.kill();
        }
    }

    /** The process that would be asked next; for tests. */
    Optional<ProcessHandle> process() {
        return Optional.ofNullable(worker).map(WorkerProcess::handle);
    }

    @Override
    public void close() {
        closed = true;
        cancel();
        synchronized (requests) {
            forget();
        }
    }
}
