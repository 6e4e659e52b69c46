package io.tidemark.model.codec;

import io.tidemark.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** CBOR made by hand, right and wrong; apart from the code under test. */
final class Cbor {
    private Cbor() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** An item's head in its shortest form. */
    static byte[] head(int major, long value) {
        if (value < 24) {
            return bytes(major << 5 | (int) value);
        }
        if (value < 1 << 8) {
            return wide(major, value, 1);
        }
        if (value < 1 << 16) {
            return wide(major, value, 2);
        }
        return wide(major, value, value < 1L << 32 ? 4 : 8);
    }

    /** An item's head in 1, 2, 4 or 8 further bytes. */
    static byte[] wide(int major, long value, int size) {
        byte[] all = ByteBuffer.allocate(8).putLong(value).array();
        int info = 24 + Integer.numberOfTrailingZeros(size);
        return join(bytes(major << 5 | info), Arrays.copyOfRange(all, 8 - size, 8));
    }

    static byte[] number(long value) {
        return head(0, value);
    }

    static byte[] text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return join(head(3, utf8.length), utf8);
    }

    static byte[] binary(byte[] value) {
        return join(head(2, value.length), value);
    }

    static byte[] array(byte[]... items) {
        return join(head(4, items.length), join(items));
    }

    /** Keys and values in turn. */
    static byte[] map(byte[]... keysAndValues) {
        return join(head(5, keysAndValues.length / 2), join(keysAndValues));
    }

    /** A file with a right content hash. */
    static byte[] file(String format, byte[] version, byte[] body) {
        byte[] start = join(head(4, 4), text(format), version, body);
        return join(start, binary(Sha256.of(start).toArray()));
    }

    static byte[] file(String format, byte[] body) {
        return file(format, number(1), body);
    }
}
