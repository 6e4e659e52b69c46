package io.tidemark.bridge;

import io.tidemark.model.ShapeId;
import java.lang.ref.Reference;
import java.util.Optional;

/**
 * Checks witnesses of a shape against its circuit, compiled here, without any key: what {@link Prover#check} says before
 * there is something to prove with. In this process; safe from several threads.
 */
public final class CircuitChecker implements AutoCloseable {
    private final NativeLibrary library;
    private final NativeHandle circuit;

    private CircuitChecker(NativeLibrary library, NativeHandle circuit) {
        this.library = library;
        this.circuit = circuit;
    }

    /**
     * Compiles the circuit of a shape: about a second for {@code tiny}, some seconds for {@code medium}.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN, E_NATIVE_MISSING and its kin
     */
    public static CircuitChecker open(ShapeId shape) throws NativeBridgeException {
        NativeLibrary library = NativeLoader.library();
        long operation = library.openOperation();
        try {
            long handle = library.openCircuit(operation, shape.text());
            return new CircuitChecker(library, new NativeHandle("circuit", handle, library::closeKey));
        } finally {
            library.closeOperation(operation);
        }
    }

    /**
     * Solves the circuit.
     *
     * @return a rule that the witness breaks; empty when it breaks none
     * @throws NativeBridgeException with E_HANDLE_CLOSED, E_WITNESS_SHAPE or E_WITNESS_RANGE
     */
    public Optional<Violation> check(Witness witness) throws NativeBridgeException {
        long operation = library.openOperation();
        try {
            return library.check(operation, circuit.value(), witness);
        } finally {
            library.closeOperation(operation);
            Reference.reachabilityFence(circuit);
        }
    }

    /** Gives the memory back; a second call does nothing. */
    @Override
    public void close() {
        circuit.close();
    }
}
