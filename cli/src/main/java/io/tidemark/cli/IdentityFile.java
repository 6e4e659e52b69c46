package io.tidemark.cli;

import io.tidemark.runtime.sync.PeerIdentity;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** The file with a peer's secret, which its owner alone can read. */
final class IdentityFile {
    private static final int SIZE_MAX = 1 << 14;
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private IdentityFile() {}

    static PeerIdentity read(Path file) throws CommandFailure, IOException {
        byte[] bytes = InputFile.read(file, SIZE_MAX);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw CommandFailure.environment(
                    "E_IDENTITY_SHARED",
                    "expected a file that its owner alone can read, got " + Shown.line(file.toString())
                            + " which others can",
                    "If nobody has read it: chmod 600 that file. Otherwise make another identity, and tell the peers.");
        }
        try {
            return PeerIdentity.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException none) {
            throw CommandFailure.malformed(
                    "E_IDENTITY",
                    none.getMessage() + " in " + Shown.line(file.toString()),
                    "Make one with `tidemark log identity FILE`.");
        }
    }

    /** A new identity in a new file. */
    static PeerIdentity create(Path file) throws IOException {
        PeerIdentity identity = PeerIdentity.generate();
        PrivateFile.write(file, identity.encode());
        return identity;
    }
}
