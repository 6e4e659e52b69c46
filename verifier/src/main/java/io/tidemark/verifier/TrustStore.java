package io.tidemark.verifier;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeyId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a verifier trusts before it sees a bundle: the parameters of one instance, and the verifying keys. Whatever a
 * bundle brings is checked against this, and never added to it. Immutable.
 */
public final class TrustStore {
    private static final int FOLDERS_MAX = 10_000;

    private final InstanceParameters instance;
    private final Map<KeyId, TrustedKey> keys;
    private final Map<KeyId, String> refused;

    private TrustStore(InstanceParameters instance, Map<KeyId, TrustedKey> keys, Map<KeyId, String> refused) {
        this.instance = instance;
        this.keys = Map.copyOf(keys);
        this.refused = Map.copyOf(refused);
    }

    /** Trusts these. */
    public static TrustStore of(InstanceParameters instance, List<TrustedKey> keys) {
        Map<KeyId, TrustedKey> byId = new HashMap<>();
        keys.forEach(key -> byId.put(key.id(), key));
        return new TrustStore(instance, byId, Map.of());
    }

    /**
     * Trusts every key of a key store (spec chapter 10). Folders that are named by no key id are passed over; a folder
     * that does not hold the key of its name is remembered as refused.
     *
     * @throws IOException if the folder or a file in it cannot be read, or it has more than 10,000 entries
     */
    public static TrustStore open(InstanceParameters instance, Path folder) throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.limit(FOLDERS_MAX + 1L).sorted().toList();
        }
        if (entries.size() > FOLDERS_MAX) {
            throw new IOException("expected at most " + FOLDERS_MAX + " entries in " + folder);
        }
        Map<KeyId, TrustedKey> keys = new HashMap<>();
        Map<KeyId, String> refused = new HashMap<>();
        for (Path entry : entries) {
            Optional<KeyId> id = idOf(entry);
            if (id.isPresent()) {
                try {
                    keys.put(id.get(), KeyFolder.read(entry, id.get()));
                } catch (KeyFolderException fault) {
                    refused.put(id.get(), String.valueOf(fault.getMessage()));
                }
            }
        }
        return new TrustStore(instance, keys, refused);
    }

    private static Optional<KeyId> idOf(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyId.parse(folder.getFileName().toString()));
        } catch (IllegalArgumentException otherName) {
            return Optional.empty();
        }
    }

    /** The instance whose bundles are checked. */
    public InstanceParameters instance() {
        return instance;
    }

    /** The trusted key of that id. */
    public Optional<TrustedKey> key(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** Why the folder of that id was refused, if there is one and it was. */
    public Optional<String> refusal(KeyId id) {
        return Optional.ofNullable(refused.get(id));
    }

    /** How many keys are trusted. */
    public int keyCount() {
        return keys.size();
    }
}
