package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativePhase;
import io.tidemark.bridge.generated.NativeStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import jnr.ffi.Pointer;
import jnr.ffi.byref.PointerByReference;

/**
 * The C library as typed calls. Lengths are checked here, before anything native runs; every status but OK becomes a
 * {@link NativeBridgeException}. Safe from every thread; a call occupies its thread until it is done, so long ones do not
 * belong on a virtual thread.
 */
final class NativeLibrary {
    /** The longest text that a call takes. */
    static final int TEXT_BYTES_MAX = 4 << 10;

    /** The longest witness that a call takes. */
    static final long WITNESS_BYTES_MAX = 64L << 20;

    private static final int KEY_ID_BYTES = 68;
    private static final int LINE_BYTES = 4 << 10;
    private static final int PROOF_BYTES = 256;
    private static final int PUBLIC_BYTES = 512;
    private static final int PROGRESS_NUMBERS = 3;

    private final Functions.Library functions;

    NativeLibrary(Functions.Library functions) {
        this.functions = functions;
    }

    /** A native call that gets the place for its error text. */
    private interface Call {
        int run(PointerByReference text);
    }

    int abiVersion() {
        return functions.tidemark_abi_version();
    }

    byte[] buildHash(int length) throws NativeBridgeException {
        byte[] out = new byte[length];
        long[] needed = new long[1];
        check("build_hash", text -> functions.tidemark_build_hash(out, out.length, needed, text));
        return out;
    }

    /** Sets Go's soft memory limit in bytes and its number of processors; 0 leaves one as it is. */
    void configure(long memoryLimit, int processors) throws NativeBridgeException {
        check("configure", text -> functions.tidemark_configure(memoryLimit, processors, text));
    }

    Estimate estimate(String shape) throws NativeBridgeException {
        byte[] name = utf8("shape", shape);
        long[] out = new long[Estimate.NUMBERS];
        check("estimate", text -> functions.tidemark_estimate(name, name.length, out, out.length, text));
        return Estimate.of(out);
    }

    long openOperation() throws NativeBridgeException {
        long[] handle = new long[1];
        check("operation_open", text -> functions.tidemark_operation_open(handle, text));
        return handle[0];
    }

    void cancel(long operation) throws NativeBridgeException {
        check("operation_cancel", text -> functions.tidemark_operation_cancel(operation, text));
    }

    Progress progress(long operation) throws NativeBridgeException {
        long[] out = new long[PROGRESS_NUMBERS];
        check("operation_progress", text -> functions.tidemark_operation_progress(operation, out, out.length, text));
        NativePhase phase =
                NativePhase.of(out[0]).orElseThrow(() -> NativeLoader.mismatch("a phase", String.valueOf(out[0])));
        return new Progress(phase, Duration.ofNanos(out[1]), Duration.ofNanos(out[2]));
    }

    void closeOperation(long operation) throws NativeBridgeException {
        check("operation_close", text -> functions.tidemark_operation_close(operation, text));
    }

    String setup(long operation, Path root, String shape, boolean development) throws NativeBridgeException {
        byte[] folder = utf8("key store", root.toString());
        byte[] name = utf8("shape", shape);
        byte[] out = new byte[KEY_ID_BYTES];
        long[] needed = new long[1];
        check(
                "key_setup",
                text -> functions.tidemark_key_setup(
                        operation,
                        folder,
                        folder.length,
                        name,
                        name.length,
                        development ? 1 : 0,
                        out,
                        out.length,
                        needed,
                        text));
        return written(out, needed);
    }

    /** Opens the key of a shape by its id, or the only one that fits. */
    long openKey(long operation, Path root, String shape, Optional<String> id) throws NativeBridgeException {
        byte[] folder = utf8("key store", root.toString());
        byte[] name = utf8("shape", shape);
        byte[] wanted = utf8("key id", id.orElse(""));
        long[] handle = new long[1];
        check(
                "key_open",
                text -> functions.tidemark_key_open(
                        operation, folder, folder.length, name, name.length, wanted, wanted.length, handle, text));
        return handle[0];
    }

    /** Compiles a shape; what it gives is closed like a key. */
    long openCircuit(long operation, String shape) throws NativeBridgeException {
        byte[] name = utf8("shape", shape);
        long[] handle = new long[1];
        check("circuit_open", text -> functions.tidemark_circuit_open(operation, name, name.length, handle, text));
        return handle[0];
    }

    String keyId(long key) throws NativeBridgeException {
        byte[] out = new byte[KEY_ID_BYTES];
        long[] needed = new long[1];
        check("key_id", text -> functions.tidemark_key_id(key, out, out.length, needed, text));
        return written(out, needed);
    }

    void closeKey(long key) throws NativeBridgeException {
        check("key_close", text -> functions.tidemark_key_close(key, text));
    }

    /** Solves a witness; empty when it breaks no rule. */
    Optional<Violation> check(long operation, long key, Witness witness) throws NativeBridgeException {
        byte[] out = new byte[LINE_BYTES];
        long[] needed = new long[1];
        ByteBuffer bytes = witness.buffer();
        PointerByReference text = new PointerByReference();
        try {
            int code =
                    functions.tidemark_check(operation, key, bytes, bytes.remaining(), out, out.length, needed, text);
            if (StatusMapper.of(code, "check") == NativeStatus.E_UNSATISFIED) {
                return Optional.of(Violation.parse(written(out, needed)));
            }
            StatusMapper.check(code, "check", read(text));
            return Optional.empty();
        } finally {
            free(text);
        }
    }

    Proof prove(long operation, long key, Witness witness) throws NativeBridgeException {
        byte[] proof = new byte[PROOF_BYTES];
        byte[] publicInputs = new byte[PUBLIC_BYTES];
        long[] proofNeeded = new long[1];
        long[] publicNeeded = new long[1];
        ByteBuffer bytes = witness.buffer();
        check(
                "prove",
                text -> functions.tidemark_prove(
                        operation,
                        key,
                        bytes,
                        bytes.remaining(),
                        proof,
                        proof.length,
                        proofNeeded,
                        publicInputs,
                        publicInputs.length,
                        publicNeeded,
                        text));
        return Proof.of(
                Arrays.copyOf(proof, Math.toIntExact(proofNeeded[0])),
                Arrays.copyOf(publicInputs, Math.toIntExact(publicNeeded[0])));
    }

    /** Verifies a proof natively; used to compare with the pure-Java verifier. */
    void verify(byte[] verifyingKey, byte[] proof, byte[] publicInputs) throws NativeBridgeException {
        check(
                "verify",
                text -> functions.tidemark_verify(
                        verifyingKey,
                        verifyingKey.length,
                        proof,
                        proof.length,
                        publicInputs,
                        publicInputs.length,
                        text));
    }

    /** Nanoseconds of so many native verifications. */
    long timeVerify(byte[] verifyingKey, byte[] proof, byte[] publicInputs, long iterations)
            throws NativeBridgeException {
        long[] nanoseconds = new long[1];
        check(
                "time_verify",
                text -> functions.tidemark_time_verify(
                        verifyingKey,
                        verifyingKey.length,
                        proof,
                        proof.length,
                        publicInputs,
                        publicInputs.length,
                        iterations,
                        nanoseconds,
                        text));
        return nanoseconds[0];
    }

    /** Nanoseconds of so many native verifications of a PLONK proof. */
    long timePlonk(byte[] verifyingKey, byte[] proof, byte[] publicInputs, long iterations)
            throws NativeBridgeException {
        long[] nanoseconds = new long[1];
        check(
                "time_plonk",
                text -> functions.tidemark_time_plonk(
                        verifyingKey,
                        verifyingKey.length,
                        proof,
                        proof.length,
                        publicInputs,
                        publicInputs.length,
                        iterations,
                        nanoseconds,
                        text));
        return nanoseconds[0];
    }

    /** Nanoseconds of so many native H8 calls in a chain; the last digest goes to {@code digest}. */
    long timeH8(byte[] lanes, long iterations, byte[] digest) throws NativeBridgeException {
        long[] nanoseconds = new long[1];
        long[] needed = new long[1];
        check(
                "time_h8",
                text -> functions.tidemark_time_h8(
                        lanes, lanes.length, iterations, digest, digest.length, needed, nanoseconds, text));
        return nanoseconds[0];
    }

    /** Nanoseconds of so many native checks of a product of four pairings. */
    long timePairing(long iterations) throws NativeBridgeException {
        long[] nanoseconds = new long[1];
        check("time_pairing", text -> functions.tidemark_time_pairing(iterations, nanoseconds, text));
        return nanoseconds[0];
    }

    /** Nanoseconds of so many native readings of a raw point of G2. */
    long timeG2(byte[] point, long iterations) throws NativeBridgeException {
        long[] nanoseconds = new long[1];
        check("time_g2", text -> functions.tidemark_time_g2(point, point.length, iterations, nanoseconds, text));
        return nanoseconds[0];
    }

    private static String written(byte[] out, long[] needed) {
        return new String(out, 0, Math.toIntExact(needed[0]), StandardCharsets.UTF_8);
    }

    static byte[] utf8(String what, String text) throws NativeBridgeException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TEXT_BYTES_MAX || text.indexOf('\0') >= 0) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_ARG,
                    what + ": " + bytes.length + " bytes, expected at most " + TEXT_BYTES_MAX + " and no zero byte");
        }
        return bytes;
    }

    private void check(String name, Call call) throws NativeBridgeException {
        PointerByReference text = new PointerByReference();
        try {
            int code = call.run(text);
            StatusMapper.check(code, name, read(text));
        } finally {
            free(text);
        }
    }

    private static String read(PointerByReference text) {
        Pointer pointer = text.getValue();
        return pointer == null ? "" : pointer.getString(0, TEXT_BYTES_MAX + 1, StandardCharsets.UTF_8);
    }

    private void free(PointerByReference text) {
        Pointer pointer = text.getValue();
        if (pointer != null) {
            functions.tidemark_free(pointer);
        }
    }
}
