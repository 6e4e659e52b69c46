package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Unpacks native files where nobody else can change them: a folder of this user alone, named by the hash of what is in
 * it, so that two class loaders, or two programs, meet in one copy. A file is hashed again each time before it is used.
 */
final class UnpackFolder {
    /** Property with the folder to unpack into; the folder for temporary files unless set. */
    static final String PROPERTY = "tidemark.native.directory";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final int HASH_DIGITS_SHOWN = 16;

    private final Path base;

    UnpackFolder(Path base) {
        this.base = base;
    }

    static UnpackFolder standard() {
        String named = System.getProperty(PROPERTY);
        return new UnpackFolder(Path.of(named == null ? System.getProperty("java.io.tmpdir") : named));
    }

    /**
     * The path of a file with this content, unpacked unless it is there.
     *
     * @param hash SHA-256 of the content in hexadecimal
     * @throws NativeBridgeException if the folder or the file belongs to someone else, or the content has another hash
     */
    Path place(String name, String hash, InputStream content) throws NativeBridgeException, IOException {
        Path folder = base.toAbsolutePath().resolve("tidemark-" + hash.substring(0, HASH_DIGITS_SHOWN));
        makePrivate(folder);
        Path file = folder.resolve(name);
        if (!holds(file, hash)) {
            write(folder, file, content);
        }
        if (!holds(file, hash)) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_UNTRUSTED,
                    file + " has not the SHA-256 " + hash + " that was pinned when it was built: build again");
        }
        return file;
    }

    private void makePrivate(Path folder) throws NativeBridgeException, IOException {
        Files.createDirectories(base);
        try {
            Files.createDirectory(folder, ownerOnly());
        } catch (FileAlreadyExistsException there) {
            // Whose it is, is checked below.
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(OWNER_ONLY)
                || !Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self())) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_UNTRUSTED,
                    folder + " is not a folder of this user alone (rwx------): remove it, or name another place with -D"
                            + PROPERTY);
        }
    }

    /** Who this process is to the file system: the owner of what it makes. */
    private UserPrincipal self() throws IOException {
        Path probe = Files.createTempFile(base, "tidemark-", ".probe");
        try {
            return Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        } finally {
            Files.delete(probe);
        }
    }

    private static boolean holds(Path file, String hash) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && FileHash.sha256(file).equals(hash);
    }

    private static void write(Path folder, Path file, InputStream content) throws IOException {
        Path fresh = Files.createTempFile(folder, "unpacking-", "", ownerOnly());
        try {
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(fresh, OWNER_ONLY);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }
}
