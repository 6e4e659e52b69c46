package io.tidemark.bridge;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.G2;
import io.tidemark.algebra.H8;
import io.tidemark.bridge.generated.NativeStatus;
import java.time.Duration;
import java.util.List;
import org.apache.tuweni.bytes.Bytes;

/**
 * gnark's own verdicts and speed, to hold the pure-Java code against: what the verifier says and how fast, and how fast
 * H8, a pairing check and reading a point of G2 are. Times are of all iterations together, without the cost of the call.
 */
public final class NativeReference {
    private final NativeLibrary library;

    private NativeReference(NativeLibrary library) {
        this.library = library;
    }

    /**
     * The library of this build.
     *
     * @throws NativeBridgeException with E_NATIVE_MISSING and its kin
     */
    public static NativeReference load() throws NativeBridgeException {
        return new NativeReference(NativeLoader.library());
    }

    /**
     * Lets Go use one processor from now on, in this whole process: gnark spreads a verification over several otherwise.
     *
     * @return this
     */
    public NativeReference onOneProcessor() throws NativeBridgeException {
        library.configure(0, 1);
        return this;
    }

    /**
     * Verifies a proof with gnark; returns if it holds.
     *
     * @param publicInputs 32 bytes for each
     * @throws NativeBridgeException with E_PROOF_INVALID, E_PROOF_ENCODING, E_WITNESS_SHAPE, E_WITNESS_RANGE, E_KEY_FORMAT
     *     or E_KEY_DEGENERATE if it does not
     */
    public void verify(Bytes verifyingKey, Bytes proof, Bytes publicInputs) throws NativeBridgeException {
        library.verify(verifyingKey.toArrayUnsafe(), proof.toArrayUnsafe(), publicInputs.toArrayUnsafe());
    }

    /**
     * How long so many verifications take with a key that was read once; the key has one commitment or none.
     *
     * @throws NativeBridgeException as {@link #verify}; E_NATIVE_ARG if iterations are not 1 to 2^20
     */
    public Duration timeVerify(Bytes verifyingKey, Bytes proof, Bytes publicInputs, long iterations)
            throws NativeBridgeException {
        return Duration.ofNanos(library.timeVerify(
                verifyingKey.toArrayUnsafe(), proof.toArrayUnsafe(), publicInputs.toArrayUnsafe(), iterations));
    }

    /**
     * How long so many verifications of a PLONK proof take with a key that was read once, both compressed.
     *
     * @throws NativeBridgeException with E_PROOF_INVALID, E_PROOF_ENCODING, E_WITNESS_SHAPE, E_WITNESS_RANGE or
     *     E_KEY_FORMAT if it does not hold; E_NATIVE_ARG if iterations are not 1 to 2^20
     */
    public Duration timePlonk(Bytes verifyingKey, Bytes proof, Bytes publicInputs, long iterations)
            throws NativeBridgeException {
        return Duration.ofNanos(library.timePlonk(
                verifyingKey.toArrayUnsafe(), proof.toArrayUnsafe(), publicInputs.toArrayUnsafe(), iterations));
    }

    /** A time, and the last digest of the chain that was timed. */
    public record TimedHash(Duration duration, Fr digest) {}

    /**
     * How long a chain of so many H8 calls takes, the digest being lane 0 of the next.
     *
     * @throws NativeBridgeException with E_NATIVE_ARG if there are not eight lanes, or iterations are not 1 to 2^20
     */
    public TimedHash timeH8(List<Fr> lanes, long iterations) throws NativeBridgeException {
        if (lanes.size() != H8.LANES) {
            throw new NativeBridgeException(NativeStatus.E_NATIVE_ARG, "expected 8 lanes, got " + lanes.size());
        }
        byte[] bytes = new byte[H8.LANES * Fr.BYTES];
        for (int i = 0; i < H8.LANES; i++) {
            lanes.get(i).encodeTo(bytes, i * Fr.BYTES);
        }
        byte[] digest = new byte[Fr.BYTES];
        Duration duration = Duration.ofNanos(library.timeH8(bytes, iterations, digest));
        return new TimedHash(duration, Fr.decode(digest));
    }

    /**
     * How long so many checks of a product of four pairings take.
     *
     * @throws NativeBridgeException with E_NATIVE_ARG if iterations are not 1 to 2^20
     */
    public Duration timePairing(long iterations) throws NativeBridgeException {
        return Duration.ofNanos(library.timePairing(iterations));
    }

    /**
     * How long it takes to read a point of G2 so often, the check of its subgroup included.
     *
     * @throws NativeBridgeException with E_NATIVE_ARG if it is no point, or iterations are not 1 to 2^20
     */
    public Duration timeG2(G2 point, long iterations) throws NativeBridgeException {
        return Duration.ofNanos(library.timeG2(point.encodeRaw(), iterations));
    }
}
