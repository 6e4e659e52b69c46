package io.tidemark.bridge;

import java.nio.ByteBuffer;
import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.byref.PointerByReference;

/**
 * The functions of the C library, as {@code circuits/cabi} exports them: pointer and length in, buffer, capacity and
 * needed length out, a status as the answer, a text to be freed for whatever went wrong. Nothing but
 * {@link NativeLibrary} calls them.
 */
final class Functions {
    private Functions() {}

    /** jnr-ffi implements the interface in a package of its own, so it is public within this hidden class. */
    public interface Library {
        int tidemark_abi_version();

        int tidemark_build_hash(@Out byte[] out, long capacity, @Out long[] needed, PointerByReference text);

        void tidemark_free(Pointer text);

        int tidemark_configure(long memoryLimit, int processors, PointerByReference text);

        int tidemark_estimate(
                @In byte[] shape, long shapeLength, @Out long[] out, long capacity, PointerByReference text);

        int tidemark_operation_open(@Out long[] handle, PointerByReference text);

        int tidemark_operation_cancel(long operation, PointerByReference text);

        int tidemark_operation_progress(long operation, @Out long[] out, long capacity, PointerByReference text);

        int tidemark_operation_close(long operation, PointerByReference text);

        int tidemark_key_setup(
                long operation,
                @In byte[] root,
                long rootLength,
                @In byte[] shape,
                long shapeLength,
                int development,
                @Out byte[] out,
                long capacity,
                @Out long[] needed,
                PointerByReference text);

        int tidemark_key_open(
                long operation,
                @In byte[] root,
                long rootLength,
                @In byte[] shape,
                long shapeLength,
                @In byte[] id,
                long idLength,
                @Out long[] handle,
                PointerByReference text);

        int tidemark_circuit_open(
                long operation, @In byte[] shape, long shapeLength, @Out long[] handle, PointerByReference text);

        int tidemark_key_id(long key, @Out byte[] out, long capacity, @Out long[] needed, PointerByReference text);

        int tidemark_key_close(long key, PointerByReference text);

        int tidemark_check(
                long operation,
                long key,
                @In ByteBuffer witness,
                long witnessLength,
                @Out byte[] out,
                long capacity,
                @Out long[] needed,
                PointerByReference text);

        int tidemark_prove(
                long operation,
                long key,
                @In ByteBuffer witness,
                long witnessLength,
                @Out byte[] proof,
                long proofCapacity,
                @Out long[] proofNeeded,
                @Out byte[] publicInputs,
                long publicCapacity,
                @Out long[] publicNeeded,
                PointerByReference text);

        int tidemark_verify(
                @In byte[] verifyingKey,
                long verifyingKeyLength,
                @In byte[] proof,
                long proofLength,
                @In byte[] publicInputs,
                long publicLength,
                PointerByReference text);

        int tidemark_time_verify(
                @In byte[] verifyingKey,
                long verifyingKeyLength,
                @In byte[] proof,
                long proofLength,
                @In byte[] publicInputs,
                long publicLength,
                long iterations,
                @Out long[] nanoseconds,
                PointerByReference text);

        int tidemark_time_plonk(
                @In byte[] verifyingKey,
                long verifyingKeyLength,
                @In byte[] proof,
                long proofLength,
                @In byte[] publicInputs,
                long publicLength,
                long iterations,
                @Out long[] nanoseconds,
                PointerByReference text);

        int tidemark_time_h8(
                @In byte[] lanes,
                long lanesLength,
                long iterations,
                @Out byte[] digest,
                long capacity,
                @Out long[] needed,
                @Out long[] nanoseconds,
                PointerByReference text);

        int tidemark_time_pairing(long iterations, @Out long[] nanoseconds, PointerByReference text);

        int tidemark_time_g2(
                @In byte[] point, long pointLength, long iterations, @Out long[] nanoseconds, PointerByReference text);
    }
}
