package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the library or the worker: the file that a system property names, or the one in the jar, whose SHA-256 lies
 * beside it, unpacked into a folder of that name.
 */
final class NativeFile {
    /** Property with the path of a library that is there already. */
    static final String LIBRARY_PROPERTY = "tidemark.native.library";

    /** Property with the path of a worker that is there already. */
    static final String WORKER_PROPERTY = "tidemark.native.worker";

    private static final int HASH_FILE_BYTES_MAX = 256;
    private static final int HASH_DIGITS = 64;

    private final Class<?> anchor;
    private final Platform platform;

    /** Files that are resources of the class loader of {@code anchor}. */
    NativeFile(Class<?> anchor, Platform platform) {
        this.anchor = anchor;
        this.platform = platform;
    }

    static NativeFile current() {
        return new NativeFile(NativeFile.class, Platform.current());
    }

    Path library() throws NativeBridgeException {
        return find(LIBRARY_PROPERTY, platform.libraryName());
    }

    Path worker() throws NativeBridgeException {
        return find(WORKER_PROPERTY, platform.workerName());
    }

    private Path find(String property, String name) throws NativeBridgeException {
        String named = System.getProperty(property);
        if (named == null) {
            return unpack(name, property);
        }
        Path path = Path.of(named);
        if (!path.isAbsolute() || !Files.isRegularFile(path)) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_MISSING, "-D" + property + "=" + named + " is no absolute path of a file");
        }
        return path;
    }

    private Path unpack(String name, String property) throws NativeBridgeException {
        String resource = "/natives/" + platform.folder() + "/" + name;
        try (InputStream content = anchor.getResourceAsStream(resource)) {
            if (content == null) {
                throw new NativeBridgeException(
                        NativeStatus.E_NATIVE_MISSING,
                        "this build has no " + name + " for " + platform.folder()
                                + ": build it there with Go and a C compiler (./mvnw), or name one with -D" + property
                                + "; verifying needs none");
            }
            return UnpackFolder.standard().place(name, pinned(resource), content);
        } catch (IOException failure) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_MISSING, name + " cannot be read from the jar", failure);
        }
    }

    private String pinned(String resource) throws NativeBridgeException, IOException {
        try (InputStream hash = anchor.getResourceAsStream(resource + ".sha256")) {
            byte[] line = hash == null ? new byte[0] : hash.readNBytes(HASH_FILE_BYTES_MAX);
            String text = new String(line, StandardCharsets.US_ASCII);
            String digits = text.substring(0, Math.min(HASH_DIGITS, text.length()));
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new NativeBridgeException(
                        NativeStatus.E_NATIVE_UNTRUSTED, resource + " has no SHA-256 beside it: build again");
            }
            return digits;
        }
    }
}
