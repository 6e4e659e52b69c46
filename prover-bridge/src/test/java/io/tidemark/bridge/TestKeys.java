package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.ShapeId;
import io.tidemark.model.audit.AuditStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Development keys that the tests of a checkout share: of {@code tiny}, made once, which takes about 20 s, and of audit. */
final class TestKeys {
    static final ShapeId TINY = ShapeId.of("tiny", 8);

    private TestKeys() {}

    static KeyStore store() {
        return KeyStore.at(target().resolve("test-keys"));
    }

    static StoredKey tiny() throws NativeBridgeException {
        return of(TINY);
    }

    /** The same of the audit circuit: about 3 s. */
    static StoredKey audit() throws NativeBridgeException {
        return of(AuditStatement.circuit(8));
    }

    private static synchronized StoredKey of(ShapeId shape) throws NativeBridgeException {
        try {
            return store().find(shape, Optional.empty());
        } catch (NativeBridgeException none) {
            if (none.status() != NativeStatus.E_KEY_UNKNOWN && none.status() != NativeStatus.E_KEY_STALE) {
                throw none;
            }
            return store().setup(shape, true, ProverOptions.UNLIMITED, ProgressListener.NONE);
        }
    }

    /** A store with a copy of the key, to be damaged. */
    static KeyStore copy(Path folder) throws NativeBridgeException, IOException {
        StoredKey key = tiny();
        Path into = Files.createDirectories(folder.resolve(key.id().text()));
        try (Stream<Path> files = Files.list(key.folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
        return KeyStore.at(folder);
    }

    /** A file of the build with the self-test. */
    static Path selfTest(String name) {
        return root().resolve(Path.of(
                "circuits", "target", "native-selftest", Platform.current().folder(), name));
    }

    static Path target() {
        return root().resolve(Path.of("prover-bridge", "target"));
    }

    private static Path root() {
        return Path.of(System.getProperty("tidemark.root"));
    }
}
