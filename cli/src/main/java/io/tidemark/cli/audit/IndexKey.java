package io.tidemark.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret by which an account knows the indexes that it made itself. It protects nothing but time: without it an index
 * is made anew.
 */
public final class IndexKey {
    private static final String MAC = "HmacSHA256";
    private static final int BYTES = 32;

    private final byte[] secret;

    private IndexKey(byte[] secret) {
        this.secret = secret;
    }

    /** The key in that file; makes one, which only its owner may read, if there is none. */
    public static IndexKey at(Path file) throws IOException {
        try {
            return read(file);
        } catch (NoSuchFileException none) {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
            var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = Files.newByteChannel(
                            file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine);
                    OutputStream out = java.nio.channels.Channels.newOutputStream(channel)) {
                out.write(fresh);
            }
            return read(file);
        }
    }

    private static IndexKey read(Path file) throws IOException {
        byte[] secret = Files.readAllBytes(file);
        if (secret.length != BYTES) {
            throw new IOException("expected " + BYTES + " bytes in " + file + ", got " + secret.length);
        }
        return new IndexKey(secret);
    }

    Mac mac() {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every Java platform has " + MAC, missing);
        }
    }

    /** Whether the stream ends with the seal over everything before it. */
    boolean seals(InputStream in, long size) throws IOException {
        Mac mac = mac();
        byte[] chunk = new byte[1 << 16];
        long left = size - mac.getMacLength();
        while (left > 0) {
            int count = in.readNBytes(chunk, 0, (int) Math.min(chunk.length, left));
            if (count == 0) {
                return false;
            }
            mac.update(chunk, 0, count);
            left -= count;
        }
        byte[] seal = in.readNBytes(mac.getMacLength());
        return left == 0 && java.security.MessageDigest.isEqual(mac.doFinal(), seal);
    }
}
