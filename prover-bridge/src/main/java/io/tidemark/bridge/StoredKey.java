package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeAudit;
import io.tidemark.bridge.generated.NativeBuild;
import io.tidemark.bridge.generated.NativeShape;
import io.tidemark.bridge.generated.NativeStatus;
import io.tidemark.model.KeyId;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.MalformedCode;
import io.tidemark.model.MalformedInputException;
import io.tidemark.model.ShapeId;
import io.tidemark.model.audit.AuditStatement;
import io.tidemark.model.codec.KeyManifestCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tuweni.bytes.Bytes;

/**
 * A key of a store, as its manifest describes it. That the files are what the manifest says, {@link #check} tells.
 *
 * @param folder where the files lie
 * @param id the key's id, also the name of the folder
 */
public record StoredKey(Path folder, KeyId id, KeyManifest manifest) {
    private static final String MANIFEST = "manifest.json";
    private static final String CLAUSES = "clauses.txt";
    private static final String PROVING_KEY = "proving.key";
    private static final String SYSTEM = "system.bin";
    private static final String VERIFYING_KEY = "verifying.key";
    private static final String REMEDY = ": make a new key with setup";

    static StoredKey read(Path folder, KeyId id) throws NativeBridgeException {
        Path file = folder.resolve(MANIFEST);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NativeBridgeException(NativeStatus.E_KEY_FORMAT, "the key has no " + file + REMEDY);
        }
        KeyManifest manifest;
        try (InputStream in = Files.newInputStream(file)) {
            manifest = KeyManifestCodec.decode(in.readNBytes(KeyManifestCodec.BYTES_MAX + 1));
        } catch (IOException failure) {
            throw new NativeBridgeException(NativeStatus.E_KEY_IO, file + " cannot be read", failure);
        } catch (MalformedInputException malformed) {
            NativeStatus status = malformed.code() == MalformedCode.E_FORMAT_DIGEST
                    ? NativeStatus.E_KEY_UNPINNED
                    : NativeStatus.E_KEY_FORMAT;
            throw new NativeBridgeException(status, file + ": " + malformed.getMessage() + REMEDY, malformed);
        }
        if (!manifest.id().equals(id)) {
            throw new NativeBridgeException(
                    NativeStatus.E_KEY_UNPINNED,
                    "the manifest is that of " + manifest.id() + ", the folder is called " + id);
        }
        return new StoredKey(folder, id, manifest);
    }

    /** The shape that the key is for. */
    public ShapeId shape() {
        return manifest.shape();
    }

    /** The id that a folder's name is, if it is one. */
    static Optional<KeyId> idOf(String name) {
        try {
            return Optional.of(KeyId.parse(name));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /** The id that the native side told. */
    static KeyId parseId(String text) throws NativeBridgeException {
        return idOf(text).orElseThrow(() -> NativeLoader.mismatch("a key id", text));
    }

    StoredKey require(ShapeId wanted) throws NativeBridgeException {
        if (!shape().equals(wanted)) {
            throw new NativeBridgeException(
                    NativeStatus.E_KEY_UNPINNED, id + " is of shape " + shape() + ", asked for was " + wanted);
        }
        return this;
    }

    /** Whether gnark and the circuit are those of this program. */
    public boolean isPresentVersion() {
        if (AuditStatement.isCircuit(shape())) {
            return manifest.gnarkVersion().equals(NativeBuild.GNARK)
                    && manifest.circuitVersion() == NativeAudit.VERSION
                    && (shape().depth() != NativeAudit.DEPTH || isSystem(NativeAudit.SYSTEM));
        }
        Optional<NativeShape> known = NativeShape.of(shape().name());
        return manifest.gnarkVersion().equals(NativeBuild.GNARK)
                && known.isPresent()
                && manifest.circuitVersion() == known.get().version()
                && hasSystem(known.get());
    }

    /** The constraint system is known here for the default limits only; the native side compares it for all. */
    private boolean hasSystem(NativeShape known) {
        return !shape().equals(ShapeId.of(known.name(), NativeShape.DEPTH)) || isSystem(known.system());
    }

    private boolean isSystem(String hash) {
        return manifest.constraintSystemHash().toUnprefixedHexString().equals(hash);
    }

    NativeBridgeException stale() {
        return new NativeBridgeException(
                NativeStatus.E_KEY_STALE,
                id + " is of version " + manifest.circuitVersion() + " of the circuit, constraint system "
                        + manifest.constraintSystemHash().toUnprefixedHexString() + ", gnark "
                        + manifest.gnarkVersion() + ", and this program has another" + REMEDY);
    }

    /**
     * Checks the files before anything native sees them, in the order of spec 10.4.
     *
     * @throws NativeBridgeException with E_KEY_STALE, E_KEY_TRUNCATED, E_KEY_MISMATCH, E_KEY_UNPINNED or E_KEY_IO
     */
    public void check() throws NativeBridgeException {
        if (!isPresentVersion()) {
            throw stale();
        }
        KeyManifest.Files files = manifest.files();
        checkSize(CLAUSES, files.clauses());
        checkSize(PROVING_KEY, files.provingKey());
        checkSize(SYSTEM, files.system());
        checkSize(VERIFYING_KEY, files.verifyingKey());
        try {
            checkDigest(CLAUSES, files.clauses());
            checkDigest(PROVING_KEY, files.provingKey());
            checkDigest(SYSTEM, files.system());
            checkDigest(VERIFYING_KEY, files.verifyingKey());
            checkRawEncoding();
        } catch (IOException failure) {
            throw new NativeBridgeException(NativeStatus.E_KEY_IO, folder + " cannot be read", failure);
        }
    }

    private void checkSize(String name, KeyManifest.FileEntry entry) throws NativeBridgeException {
        Path path = folder.resolve(name);
        long size;
        try {
            size = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
        } catch (IOException gone) {
            size = 0;
        }
        String what = path + " has " + size + " bytes, the manifest says " + entry.size();
        if (size < entry.size()) {
            throw new NativeBridgeException(NativeStatus.E_KEY_TRUNCATED, what + REMEDY);
        }
        if (size > entry.size()) {
            throw new NativeBridgeException(NativeStatus.E_KEY_MISMATCH, what + REMEDY);
        }
    }

    private void checkDigest(String name, KeyManifest.FileEntry entry) throws NativeBridgeException, IOException {
        Path path = folder.resolve(name);
        String expected = entry.sha256().toUnprefixedHexString();
        String actual = FileHash.sha256(path);
        if (!actual.equals(expected)) {
            throw new NativeBridgeException(
                    NativeStatus.E_KEY_MISMATCH,
                    path + " has the SHA-256 " + actual + ", the manifest says " + expected + REMEDY);
        }
    }

    /** The raw encoding begins with the size of its domain; a memory dump begins with something else. */
    private void checkRawEncoding() throws NativeBridgeException, IOException {
        long domain = Long.highestOneBit(Math.max(1, manifest.constraints() - 1)) << 1;
        try (InputStream in = Files.newInputStream(folder.resolve(PROVING_KEY))) {
            if (!Bytes.wrap(in.readNBytes(Long.BYTES)).equals(Bytes.ofUnsignedLong(domain))) {
                throw new NativeBridgeException(
                        NativeStatus.E_KEY_UNPINNED,
                        PROVING_KEY + " is not in gnark's raw encoding for " + manifest.constraints() + " constraints"
                                + REMEDY);
            }
        }
    }

    /**
     * The bytes of the verifying key, which is all that a verifier needs of the key.
     *
     * @throws NativeBridgeException with E_KEY_IO, E_KEY_TRUNCATED or E_KEY_MISMATCH
     */
    public Bytes verifyingKey() throws NativeBridgeException {
        try {
            checkSize(VERIFYING_KEY, manifest.files().verifyingKey());
            checkDigest(VERIFYING_KEY, manifest.files().verifyingKey());
            return Bytes.wrap(Files.readAllBytes(folder.resolve(VERIFYING_KEY)));
        } catch (IOException failure) {
            throw new NativeBridgeException(NativeStatus.E_KEY_IO, folder + " cannot be read", failure);
        }
    }
}
