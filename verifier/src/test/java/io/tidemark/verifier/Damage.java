package io.tidemark.verifier;

import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ways to damage the bytes of a file. */
final class Damage {
    private static final int HASH_BYTES = 32;
    private static final int HASH_ITEM_BYTES = 34;

    private Damage() {}

    /** The same file with a content hash that fits. */
    static byte[] rehash(byte[] file) {
        byte[] out = file.clone();
        byte[] hash = Sha256.of(file, 0, file.length - HASH_ITEM_BYTES).toArray();
        System.arraycopy(hash, 0, out, file.length - HASH_BYTES, HASH_BYTES);
        return out;
    }

    /** The file with the last occurrence of some bytes replaced by others of any length; the statement comes last. */
    static byte[] replaceInStatement(byte[] file, byte[] old, byte[] replacement) {
        for (int at = file.length - old.length; at >= 0; at--) {
            if (Arrays.equals(file, at, at + old.length, old, 0, old.length)) {
                return splice(file, at, old.length, replacement);
            }
        }
        throw new IllegalArgumentException("the file has no such bytes");
    }

    static byte[] splice(byte[] file, int at, int length, byte[] replacement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(replacement);
        out.write(file, at + length, file.length - at - length);
        return out.toByteArray();
    }

    /** A file of 40 bytes whose last item claims 2^32 - 1 of them. */
    static byte[] hugeByteString() {
        byte[] file = new byte[40];
        byte[] start = {(byte) 0x84, 0x6f};
        System.arraycopy(start, 0, file, 0, start.length);
        byte[] format = "tidemark/bundle".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(format, 0, file, start.length, format.length);
        byte[] claim = {0x01, (byte) 0x5a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        System.arraycopy(claim, 0, file, start.length + format.length, claim.length);
        return file;
    }

    /** Lists in lists. */
    static byte[] deep(int depth) {
        byte[] file = new byte[depth];
        Arrays.fill(file, (byte) 0x81);
        return file;
    }
}
