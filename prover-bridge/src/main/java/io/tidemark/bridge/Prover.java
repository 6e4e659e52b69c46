package io.tidemark.bridge;

import io.tidemark.model.KeyId;
import java.util.Optional;

/**
 * Proves witnesses of one shape with one key. Safe from several threads; each call occupies its thread until it is done
 * or {@linkplain #cancel cancelled}, so long ones do not belong on a virtual thread.
 *
 * <p>Every method throws {@link NativeBridgeException}: E_HANDLE_CLOSED after {@link #close}, E_WITNESS_SHAPE and
 * E_WITNESS_RANGE for a witness that is not of this shape, E_CANCELLED, E_RESOURCE, and what its method names.
 */
public sealed interface Prover extends AutoCloseable permits InProcessProver, IsolatedProver {
    /** The key that the proofs are for. */
    KeyId key();

    /**
     * Solves the circuit without proving: a few per cent of the cost.
     *
     * @return a rule that the witness breaks; empty when it breaks none
     */
    Optional<Violation> check(Witness witness) throws NativeBridgeException;

    /**
     * Proves a witness and verifies the proof. Waits while other proofs of this program have the machine's memory.
     *
     * @throws NativeBridgeException with E_UNSATISFIED if the witness breaks a rule
     */
    Proof prove(Witness witness, ProgressListener listener) throws NativeBridgeException;

    /**
     * Ends what runs now with E_CANCELLED, from any thread: in a process of its own at once, in this process at the next
     * phase, because gnark cannot be interrupted.
     */
    void cancel();

    /** Gives back key and memory; a second call does nothing. */
    @Override
    void close();
}
