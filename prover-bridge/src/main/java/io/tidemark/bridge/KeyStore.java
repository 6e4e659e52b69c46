package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.KeyId;
import io.tidemark.model.ShapeId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of keys, one sub-folder each, as spec chapter 10 says. Holds no state of its own: several programs may use
 * one. It lies outside the checkout; a key of {@code medium} takes about 200 MB.
 */
public final class KeyStore {
    /** Environment variable that names the folder. */
    public static final String VARIABLE = "TIDEMARK_KEYS";

    private static final String HOME = "HOME";

    private final Path root;

    private KeyStore(Path root) {
        this.root = root;
    }

    /** The store in a folder, which need not be there yet. */
    public static KeyStore at(Path folder) {
        return new KeyStore(folder.toAbsolutePath().normalize());
    }

    /**
     * The store that a user means who names none: {@value #VARIABLE}, or {@code .cache/tidemark/keys} in the home
     * folder.
     *
     * @param home where HOME does not say otherwise
     */
    public static KeyStore standard(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isEmpty()) {
            return at(Path.of(named));
        }
        String said = environment.getOrDefault(HOME, "");
        return at((said.isEmpty() ? home : Path.of(said))
                .resolve(".cache")
                .resolve("tidemark")
                .resolve("keys"));
    }

    /** The folder, absolute. */
    public Path root() {
        return root;
    }

    /**
     * The keys of the store in ascending order of id. A folder whose manifest cannot be read is left out; {@link #show}
     * says why.
     *
     * @throws NativeBridgeException with E_KEY_IO
     */
    public List<StoredKey> list() throws NativeBridgeException {
        List<StoredKey> keys = new ArrayList<>();
        for (KeyId id : ids()) {
            try {
                keys.add(show(id));
            } catch (NativeBridgeException unreadable) {
                if (unreadable.status() == NativeStatus.E_KEY_IO) {
                    throw unreadable;
                }
            }
        }
        return List.copyOf(keys);
    }

    /**
     * The ids that folders of the store have, readable or not, in ascending order.
     *
     * @throws NativeBridgeException with E_KEY_IO
     */
    public List<KeyId> ids() throws NativeBridgeException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<KeyId> ids = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                StoredKey.idOf(String.valueOf(folder.getFileName())).ifPresent(ids::add);
            }
        } catch (IOException failure) {
            throw new NativeBridgeException(NativeStatus.E_KEY_IO, root + " cannot be read", failure);
        }
        ids.sort(Comparator.comparing(KeyId::text));
        return List.copyOf(ids);
    }

    /**
     * What the store says of a key.
     *
     * @throws NativeBridgeException with E_KEY_UNKNOWN, E_KEY_FORMAT, E_KEY_UNPINNED or E_KEY_IO
     */
    public StoredKey show(KeyId id) throws NativeBridgeException {
        Path folder = root.resolve(id.text());
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NativeBridgeException(
                    NativeStatus.E_KEY_UNKNOWN, folder + " is not there: make a key with setup");
        }
        return StoredKey.read(folder, id);
    }

    /**
     * The key of a shape: the one that is named, or the only one of the present version of the circuit.
     *
     * @throws NativeBridgeException with E_KEY_UNKNOWN, E_KEY_STALE, E_KEY_AMBIGUOUS, E_KEY_FORMAT, E_KEY_UNPINNED or
     *     E_KEY_IO
     */
    public StoredKey find(ShapeId shape, Optional<KeyId> id) throws NativeBridgeException {
        if (id.isPresent()) {
            return show(id.get()).require(shape);
        }
        List<StoredKey> all =
                list().stream().filter(key -> key.shape().equals(shape)).toList();
        List<StoredKey> present =
                all.stream().filter(StoredKey::isPresentVersion).toList();
        if (present.size() == 1) {
            return present.get(0);
        }
        if (!present.isEmpty()) {
            throw new NativeBridgeException(
                    NativeStatus.E_KEY_AMBIGUOUS,
                    root + " has " + present.size() + " keys for " + shape + ", name one: "
                            + present.stream().map(StoredKey::id).toList());
        }
        throw all.isEmpty()
                ? new NativeBridgeException(
                        NativeStatus.E_KEY_UNKNOWN, root + " has no key for " + shape + ": make one with setup")
                : all.get(0).stale();
    }

    /**
     * Forecasts setup and proofs of a shape; takes a moment, since the speed of the machine is measured.
     *
     * @throws NativeBridgeException with E_SHAPE_UNKNOWN, E_NATIVE_MISSING and its kin
     */
    public Estimate estimate(ShapeId shape) throws NativeBridgeException {
        try (WorkerProcess worker = WorkerProcess.start(ProverOptions.UNLIMITED)) {
            return worker.estimate(shape.text());
        }
    }

    /**
     * Makes a key for a shape in a process of its own, whose memory goes back to the system afterwards. To cancel,
     * interrupt the thread.
     *
     * @param development that the caller knows that such a key is for development; without it, nothing is made
     * @throws NativeBridgeException with E_SETUP_INSECURE, E_KEY_EXISTS, E_KEY_LOCKED, E_KEY_IO, E_SHAPE_UNKNOWN,
     *     E_RESOURCE, E_CANCELLED, E_NATIVE_CRASH, E_NATIVE_MISSING and its kin
     */
    public StoredKey setup(ShapeId shape, boolean development, ProverOptions options, ProgressListener listener)
            throws NativeBridgeException {
        try (WorkerProcess worker = WorkerProcess.start(options)) {
            Estimate estimate = worker.estimate(shape.text());
            listener.estimate(estimate);
            return InterruptGuard.during(
                    worker,
                    () -> ProvingGate.process()
                            .with(
                                    estimate.setupMemoryBytes(),
                                    () -> show(worker.setup(root, shape, development, listener))));
        }
    }
}
