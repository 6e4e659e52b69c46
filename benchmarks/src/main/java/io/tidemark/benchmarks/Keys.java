package io.tidemark.benchmarks;

import io.tidemark.bridge.KeyStore;
import io.tidemark.bridge.NativeBridgeException;
import io.tidemark.bridge.ProgressListener;
import io.tidemark.bridge.ProverOptions;
import io.tidemark.bridge.StoredKey;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.ShapeId;
import java.nio.file.Path;
import java.util.Optional;

/** Development keys to measure with. */
final class Keys {
    /** System property that names the folder of keys, also in the forks of JMH. */
    static final String PROPERTY = "tidemark.keys";

    private Keys() {}

    /** The store that {@value #PROPERTY} names, else that of the command line. */
    static KeyStore named() {
        String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty()
                ? KeyStore.standard(System.getenv(), Path.of(System.getProperty("user.home", "")))
                : KeyStore.at(Path.of(folder));
    }

    /** The key of a shape, made if there is none of the present circuit. */
    static StoredKey ofShape(KeyStore store, ShapeId shape) throws NativeBridgeException {
        try {
            return store.find(shape, Optional.empty());
        } catch (NativeBridgeException none) {
            if (none.status() != NativeStatus.E_KEY_UNKNOWN && none.status() != NativeStatus.E_KEY_STALE) {
                throw none;
            }
            return store.setup(shape, true, ProverOptions.UNLIMITED, ProgressListener.NONE);
        }
    }
}
