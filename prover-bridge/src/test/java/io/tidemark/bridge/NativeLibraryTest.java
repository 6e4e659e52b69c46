package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.H8;
import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativePhase;
import io.tidemark.bridge.generated.NativeStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.annotations.Out;
import jnr.ffi.byref.PointerByReference;
import org.apache.tuweni.bytes.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** N3 and N5: bad arguments, dead handles, guard bytes, and a JVM that is as it was before the library was loaded. */
@Tag("native")
class NativeLibraryTest {
    private static final byte GUARD = 0x5a;

    private static NativeLibrary library;
    private static Functions.Library raw;
    private static String path;

    @BeforeAll
    static void load() throws Exception {
        library = NativeLoader.library();
        // The same file, so the same library: this gives its functions without the checks of NativeLibrary.
        path = NativeFile.current().library().toString();
        raw = LibraryLoader.create(Functions.Library.class).failImmediately().load(path);
    }

    private static String call(NativeStatus expected, RawCall call) {
        PointerByReference text = new PointerByReference();
        int code = call.run(text);
        Pointer pointer = text.getValue();
        String said = pointer == null ? "" : pointer.getString(0);
        if (pointer != null) {
            raw.tidemark_free(pointer);
        }
        assertThat(NativeStatus.of(code)).as(said).contains(expected);
        assertThat(said.isEmpty()).isEqualTo(expected == NativeStatus.OK);
        return said;
    }

    private interface RawCall {
        int run(PointerByReference text);
    }

    @Test
    void raw_nullNegativeAndLongLengths_areArguments() {
        byte[] shape = "tidemark/1/tiny/d8".getBytes(StandardCharsets.US_ASCII);
        long[] out = new long[6];
        byte @Nullable [] none = null;
        call(NativeStatus.OK, text -> raw.tidemark_estimate(shape, shape.length, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(none, shape.length, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(shape, -1, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(shape, Long.MIN_VALUE, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(shape, 1L << 40, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(shape, shape.length, out, 5, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_estimate(shape, shape.length, null, 6, text));
        call(NativeStatus.E_SHAPE_UNKNOWN, text -> raw.tidemark_estimate(none, 0, out, out.length, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_operation_open(null, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_configure(-1, 0, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_configure(0, 1 << 20, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_time_pairing(0, out, text));
        call(NativeStatus.E_NATIVE_ARG, text -> raw.tidemark_time_pairing(1, null, text));
    }

    @Test
    void raw_smallBuffer_tellsTheLengthAndWritesNothing() {
        Buffers buffers = LibraryLoader.create(Buffers.class).failImmediately().load(path);
        ByteBuffer out = ByteBuffer.allocateDirect(64);
        for (int i = 0; i < out.capacity(); i++) {
            out.put(i, GUARD);
        }
        long[] needed = new long[1];
        call(NativeStatus.E_BUFFER_SMALL, text -> buffers.tidemark_build_hash(out, 31, needed, text));
        assertThat(needed[0]).isEqualTo(32);
        assertThat(bytes(out, 0, 64)).containsOnly(GUARD);
        call(NativeStatus.OK, text -> buffers.tidemark_build_hash(out, 32, needed, text));
        assertThat(HexFormat.of().formatHex(bytes(out, 0, 32))).isEqualTo(NativeBuild.HASH);
        assertThat(bytes(out, 32, 64)).containsOnly(GUARD);
        call(NativeStatus.E_NATIVE_ARG, text -> buffers.tidemark_build_hash(out, -1, needed, text));
        call(NativeStatus.E_NATIVE_ARG, text -> buffers.tidemark_build_hash(null, 32, needed, text));
        call(NativeStatus.E_NATIVE_ARG, text -> buffers.tidemark_build_hash(out, 32, null, text));
    }

    /** A function with a direct buffer, which jnr-ffi hands over without a copy. */
    public interface Buffers {
        int tidemark_build_hash(
                @Nullable ByteBuffer out, long capacity, @Out long @Nullable [] needed, PointerByReference text);
    }

    private static byte[] bytes(ByteBuffer buffer, int from, int to) {
        byte[] out = new byte[to - from];
        buffer.get(from, out);
        return out;
    }

    @Test
    void raw_witness_isCopiedAndNotWritten() throws Exception {
        var applied = Town.of("guard").found();
        long operation = library.openOperation();
        long circuit = library.openCircuit(operation, "tidemark/1/tiny/d8");
        try (Witness witness = WitnessEncoder.encode(applied.trace(), applied.statement())) {
            ByteBuffer bytes = witness.buffer();
            ByteBuffer guarded = ByteBuffer.allocateDirect(bytes.remaining() + 64);
            guarded.put(bytes).put(new byte[64]).rewind();
            ByteBuffer before = ByteBuffer.allocate(guarded.remaining())
                    .put(guarded.duplicate())
                    .flip();
            byte[] out = new byte[256];
            long[] needed = new long[1];
            int length = witness.length();
            call(
                    NativeStatus.OK,
                    text -> raw.tidemark_check(operation, circuit, guarded, length, out, 256, needed, text));
            call(
                    NativeStatus.E_WITNESS_SHAPE,
                    text -> raw.tidemark_check(operation, circuit, guarded, length - 1, out, 256, needed, text));
            call(
                    NativeStatus.E_WITNESS_SHAPE,
                    text -> raw.tidemark_check(operation, circuit, guarded, length + 1, out, 256, needed, text));
            call(
                    NativeStatus.E_NATIVE_ARG,
                    text -> raw.tidemark_check(operation, circuit, null, length, out, 256, needed, text));
            guarded.put(Witness.at(3), (byte) 0xff); // above r
            call(
                    NativeStatus.E_WITNESS_RANGE,
                    text -> raw.tidemark_check(operation, circuit, guarded, length, out, 256, needed, text));
            guarded.put(Witness.at(3), before.get(Witness.at(3)));
            assertThat(guarded).isEqualTo(before);
        } finally {
            library.closeKey(circuit);
            library.closeOperation(operation);
        }
    }

    @Test
    void handles_closedTwiceOrInvented_areRefused() throws Exception {
        long operation = library.openOperation();
        assertThat(library.progress(operation).phase()).isEqualTo(NativePhase.WAITING);
        library.cancel(operation);
        library.cancel(operation);
        library.closeOperation(operation);
        assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.closeOperation(operation));
        assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.progress(operation));
        assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.cancel(operation));
        for (long invented : new long[] {0, 1, -1, Long.MAX_VALUE, operation + 1, operation + (1L << 32)}) {
            assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.closeKey(invented));
            assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.keyId(invented));
        }
    }

    @Test
    void handle_closedTwice_nothingHappens() throws Exception {
        long operation = library.openOperation();
        NativeHandle handle = new NativeHandle("operation", operation, library::closeOperation);
        assertThat(handle.value()).isEqualTo(operation);
        handle.close();
        handle.close();
        assertStatus(NativeStatus.E_HANDLE_CLOSED, handle::value);
        assertStatus(NativeStatus.E_HANDLE_CLOSED, () -> library.closeOperation(operation));
    }

    @Test
    void texts_tooLongOrWithZero_refusedBeforeTheCall() {
        assertStatus(NativeStatus.E_NATIVE_ARG, () -> library.estimate("x".repeat(5000)));
        assertStatus(NativeStatus.E_NATIVE_ARG, () -> library.estimate("tidemark\0"));
        assertStatus(NativeStatus.E_SHAPE_UNKNOWN, () -> library.estimate("tidemark/1/none/d8"));
        assertStatus(
                NativeStatus.E_NATIVE_ARG,
                () -> library.openKey(
                        library.openOperation(), Path.of("keys"), "tidemark/1/tiny/d8", Optional.empty()));
    }

    @Test
    void witness_tooLarge_refusedBeforeAllocating() {
        assertStatus(NativeStatus.E_WITNESS_SHAPE, () -> Witness.zero(10, 1 << 30));
        assertStatus(NativeStatus.E_WITNESS_SHAPE, () -> Witness.zero(-1, 1));
    }

    @Test
    void timeH8_chain_endsWhereJavaDoes() throws Exception {
        List<Fr> lanes = IntStream.range(1, 9).mapToObj(Fr::of).toList();
        NativeReference.TimedHash timed = NativeReference.load().timeH8(lanes, 3);
        Fr[] state = lanes.toArray(Fr[]::new);
        for (int i = 0; i < 3; i++) {
            state[0] = H8.hash(state);
        }
        assertThat(timed.digest()).isEqualTo(state[0]);
        assertThat(timed.duration()).isPositive();
        assertThat(NativeReference.load().timePairing(1)).isPositive();
        assertThat(NativeReference.load().timeG2(G2.GENERATOR, 1)).isPositive();
        assertStatus(NativeStatus.E_NATIVE_ARG, () -> NativeReference.load().timeG2(G2.INFINITY, 0));
        assertStatus(NativeStatus.E_NATIVE_ARG, () -> NativeReference.load().timePairing(1L << 40));
        assertStatus(NativeStatus.E_NATIVE_ARG, () -> NativeReference.load().timeH8(lanes.subList(0, 7), 1));
        assertStatus(
                NativeStatus.E_KEY_FORMAT,
                () -> NativeReference.load().timeVerify(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 1));
        assertStatus(
                NativeStatus.E_KEY_FORMAT,
                () -> NativeReference.load().timePlonk(Bytes.EMPTY, Bytes.EMPTY, Bytes.EMPTY, 1));
    }

    /** HotSpot finds a null by a signal that Go's runtime gets to see first. */
    @Test
    void jvm_implicitNullChecks_areAsBeforeLoading() {
        @Nullable String[] texts = new String[16];
        int caught = 0;
        for (int i = 0; i < 1_000_000; i++) {
            try {
                caught -= texts[i & 15].length();
            } catch (NullPointerException expected) {
                caught++;
            }
        }
        assertThat(caught).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void jvm_stackOverflowAndThreadDump_areAsBeforeLoading(int rounds) {
        for (int i = 0; i < rounds; i++) {
            boolean overflowed = false;
            try {
                descend(0);
            } catch (StackOverflowError expected) {
                overflowed = true;
            }
            assertThat(overflowed).isTrue();
        }
        assertThat(Thread.getAllStackTraces()).containsKey(Thread.currentThread());
    }

    private static int descend(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : descend(depth + 1) + 1;
    }
}
