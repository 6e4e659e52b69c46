package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativeStatus;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import org.jspecify.annotations.Nullable;

/**
 * Loads the library once in a process, after its hash was checked, and asks it first whether it was built with these
 * classes. Go's runtime cannot be unloaded, so the library never is.
 */
final class NativeLoader {
    private static final int HASH_BYTES = 32;

    private static @Nullable NativeLibrary loaded;

    private NativeLoader() {}

    /**
     * The library, loaded on the first call. A failure is tried again on the next.
     *
     * @throws NativeBridgeException with E_NATIVE_MISSING, E_NATIVE_UNTRUSTED or E_NATIVE_ABI
     */
    static synchronized NativeLibrary library() throws NativeBridgeException {
        NativeLibrary present = loaded;
        if (present == null) {
            refuseSignalChaining(
                    Optional.ofNullable(System.getenv("LD_PRELOAD")).orElse(""));
            present = load(NativeFile.current().library());
            loaded = present;
        }
        return present;
    }

    /** libjsig takes Go's signal handlers off their stack, which ends the process at the first one. */
    static void refuseSignalChaining(String preloaded) throws NativeBridgeException {
        if (preloaded.contains("libjsig")) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_UNTRUSTED,
                    "LD_PRELOAD has libjsig, with which Go's runtime ends the process: start Java without it");
        }
    }

    static NativeLibrary load(Path file) throws NativeBridgeException {
        Functions.Library functions;
        try {
            functions = LibraryLoader.create(Functions.Library.class)
                    .failImmediately()
                    .load(file.toString());
        } catch (UnsatisfiedLinkError failure) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_MISSING,
                    file + " cannot be loaded (" + firstLine(failure)
                            + "): it needs glibc, a folder that is not mounted"
                            + " noexec (choose one with -D" + UnpackFolder.PROPERTY
                            + " and -Djava.io.tmpdir), and Java started with --enable-native-access=ALL-UNNAMED",
                    failure);
        }
        NativeLibrary library = new NativeLibrary(functions);
        checkBuild(library);
        return library;
    }

    private static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private static void checkBuild(NativeLibrary library) throws NativeBridgeException {
        int version = library.abiVersion();
        if (version != NativeBuild.ABI) {
            throw mismatch("ABI version " + NativeBuild.ABI, String.valueOf(version));
        }
        String hash = HexFormat.of().formatHex(library.buildHash(HASH_BYTES));
        if (!hash.equals(NativeBuild.HASH)) {
            throw mismatch("build hash " + NativeBuild.HASH, hash);
        }
    }

    /** The library or worker says another version or build than these classes. */
    static NativeBridgeException mismatch(String expected, String actual) {
        return new NativeBridgeException(
                NativeStatus.E_NATIVE_ABI,
                "expected " + expected + ", got " + actual + ": build the native part and the Java classes together");
    }
}
