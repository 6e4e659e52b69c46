package io.tidemark.verifier;

import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.Sha256;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.codec.KeyManifestCodec;
import io.tidemark.verifier.groth16.Groth16FormatException;
import io.tidemark.verifier.groth16.VerifyingKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * One folder of a key store (spec chapter 10), of which a verifier needs the manifest and the verifying key. The steps
 * are those of spec 10.4 that concern these two files, in that order.
 */
final class KeyFolder {
    private static final String MANIFEST = "manifest.json";
    private static final String VERIFYING_KEY = "verifying.key";

    private KeyFolder() {}

    /**
     * Reads the folder, whose name is the id that is asked for.
     *
     * @throws KeyFolderException if the folder does not hold that key
     * @throws IOException if a file cannot be read
     */
    static TrustedKey read(Path folder, KeyId id) throws KeyFolderException, IOException {
        KeyManifest manifest = manifest(folder.resolve(MANIFEST));
        if (!manifest.id().equals(id)) {
            throw new KeyFolderException("E_KEY_UNPINNED: the manifest is that of " + manifest.id());
        }
        KeyManifest.FileEntry entry = manifest.files().verifyingKey();
        Path file = folder.resolve(VERIFYING_KEY);
        byte[] bytes = contents(file, VerifyingKey.BYTES_MAX);
        if (bytes.length < entry.size()) {
            throw new KeyFolderException(
                    "E_KEY_TRUNCATED: " + file + " has " + bytes.length + " bytes, the manifest says " + entry.size());
        }
        // The id holds the digest of the manifest, so this also pins the bytes to the id.
        if (bytes.length > entry.size() || !Sha256.of(bytes).equals(entry.sha256())) {
            throw new KeyFolderException("E_KEY_MISMATCH: " + file + " is not the file of the manifest");
        }
        try {
            VerifyingKey key = VerifyingKey.decode(bytes);
            return AuditStatement.isCircuit(manifest.shape())
                    ? TrustedKey.ofAudit(id, manifest.shape(), key)
                    : new TrustedKey(id, manifest.shape(), Shapes.capacities(manifest.shape()), key);
        } catch (Groth16FormatException | IllegalArgumentException malformed) {
            throw new KeyFolderException("E_KEY_FORMAT: " + file + ": " + malformed.getMessage());
        }
    }

    private static KeyManifest manifest(Path file) throws KeyFolderException, IOException {
        try {
            return KeyManifestCodec.decode(contents(file, KeyManifestCodec.BYTES_MAX));
        } catch (MalformedInputException malformed) {
            throw new KeyFolderException("E_KEY_FORMAT: " + file + ": " + malformed.getMessage());
        }
    }

    private static byte[] contents(Path file, int max) throws KeyFolderException, IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new KeyFolderException("E_KEY_FORMAT: " + file + " is no plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new KeyFolderException("E_KEY_FORMAT: " + file + " has more than " + max + " bytes");
            }
            return bytes;
        }
    }
}
