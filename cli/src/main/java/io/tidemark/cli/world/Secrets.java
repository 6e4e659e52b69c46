package io.tidemark.cli.world;

import io.tidemark.runtime.yaml.FaultCode;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The seeds of a world, in secrets/ (WLD-8, WLD-9). Nothing here puts a seed into a message. Callers overwrite the
 * arrays that they get.
 */
public final class Secrets {
    /** Whose seed. */
    public enum Role {
        PROGRAM("programs"),
        KEEPER("keepers");

        private final String folder;

        Role(String folder) {
            this.folder = folder;
        }
    }

    private static final String FOLDER = "secrets";
    private static final String DEVELOPMENT_TAG = "tidemark/1/development-seed";
    private static final int SEED_BYTES = 32;
    private static final String NEXT_MODE = "Run `chmod -R go-rwx` on the world's secrets folder. "
            + "If others could read the seed, make a new one: the old one is no secret any more.";

    private final WorldFolder folder;
    private final String worldName;

    Secrets(WorldFolder folder, String worldName) {
        this.folder = folder;
        this.worldName = worldName;
    }

    /** The file of a seed, below the world. */
    public static String file(Role role, String name) {
        return FOLDER + "/" + role.folder + "/" + name + ".seed";
    }

    /**
     * The seed in its file; empty when there is none.
     *
     * @throws MalformedFileException E_SECRET when others can read it, or it is no seed
     */
    public Optional<byte[]> find(Role role, String name) throws MalformedFileException, IOException {
        String file = file(role, name);
        if (!folder.exists(file)) {
            return Optional.empty();
        }
        Path path = folder.resolve(file);
        for (Path guarded = path; !guarded.equals(folder.root()); guarded = parent(guarded)) {
            checkClosed(guarded, file);
        }
        return Optional.of(parse(file, folder.read(file, 2 * SEED_BYTES + 2)));
    }

    /** The seed in its file, or the development seed, which is then put there. */
    public byte[] findOrDerive(Role role, String name) throws MalformedFileException, IOException {
        Optional<byte[]> found = find(role, name);
        if (found.isPresent()) {
            return found.get();
        }
        byte[] seed = derive(role, name);
        store(file(role, name), seed);
        return seed;
    }

    private byte[] derive(Role role, String name) {
        return developmentSeed(worldName, role, name);
    }

    /** The seed that anyone can compute (WLD-9). */
    public static byte[] developmentSeed(String worldName, Role role, String name) {
        MessageDigest digest = sha256();
        String word = role.name().toLowerCase(Locale.ROOT);
        for (String part : new String[] {DEVELOPMENT_TAG, worldName, word}) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return digest.digest(name.getBytes(StandardCharsets.UTF_8));
    }

    private void store(String file, byte[] seed) throws MalformedFileException, IOException {
        Path path = folder.resolve(file);
        for (String step : new String[] {FOLDER, FOLDER + "/" + parent(path).getFileName()}) {
            Path guarded = folder.resolve(step);
            if (!Files.exists(guarded, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(guarded, permissions("rwx------"));
            }
            checkClosed(guarded, step);
        }
        byte[] text = (HexFormat.of().formatHex(seed) + "\n").getBytes(StandardCharsets.US_ASCII);
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(path, options, permissions("rw-------"))) {
            ByteBuffer buffer = ByteBuffer.wrap(text);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private byte[] parse(String file, byte[] text) throws MalformedFileException {
        try {
            boolean line = text.length == 2 * SEED_BYTES + 1 && text[2 * SEED_BYTES] == '\n';
            String hex = new String(text, 0, Math.min(text.length, 2 * SEED_BYTES), StandardCharsets.US_ASCII);
            if (line && hex.equals(hex.toLowerCase(Locale.ROOT))) {
                return HexFormat.of().parseHex(hex);
            }
        } catch (IllegalArgumentException notHex) {
            // The message would hold what stood there, which may be nearly the seed.
            throw noSeed(file);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        throw noSeed(file);
    }

    private MalformedFileException noSeed(String file) {
        return new MalformedFileException(
                FaultCode.E_SECRET,
                Place.file(folder.shown(file)),
                "64 lower-case hex digits and a newline",
                "something else is in it (not shown)",
                "Put the seed back from your copy, or make a new one with `openssl rand -hex 32`.");
    }

    private void checkClosed(Path path, String file) throws MalformedFileException, IOException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        boolean closed = open.stream().allMatch(permission -> permission.name().startsWith("OWNER_"));
        if (!closed) {
            throw new MalformedFileException(
                    FaultCode.E_SECRET,
                    Place.file(folder.shown(file)),
                    "a secret that only its owner can reach (files 0600, folders 0700)",
                    "`" + path.getFileName() + "` has the mode " + PosixFilePermissions.toString(open),
                    NEXT_MODE);
        }
    }

    private static FileAttribute<?>[] permissions(String mode) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static Path parent(Path path) {
        return java.util.Objects.requireNonNull(path.getParent(), "below the world");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
