package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of the worker process; {@code circuits/cmd/worker/frames.go} says what each is. */
final class Frame {
    static final byte ESTIMATE = 'M';
    static final byte OPEN = 'O';
    static final byte SETUP = 'S';
    static final byte CHECK = 'C';
    static final byte PROVE = 'P';

    static final byte READY = 'R';
    static final byte PROGRESS = 'G';
    static final byte KEY = 'K';
    static final byte VIOLATION = 'V';
    static final byte PROOF = 'F';
    static final byte ERROR = 'E';

    /** The longest answer, kind included. */
    static final int ANSWER_BYTES_MAX = 64 << 10;

    private final byte kind;
    private final byte[] content;

    /** Takes the array over. */
    Frame(byte kind, byte[] content) {
        this.kind = kind;
        this.content = content;
    }

    byte kind() {
        return kind;
    }

    int length() {
        return content.length;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(content, from, to);
    }

    long[] longs() {
        LongBuffer numbers = ByteBuffer.wrap(content).asLongBuffer();
        long[] out = new long[numbers.remaining()];
        numbers.get(out);
        return out;
    }

    int number() {
        return ByteBuffer.wrap(content).getInt();
    }

    String textAfterNumber() {
        return new String(content, Integer.BYTES, content.length - Integer.BYTES, StandardCharsets.UTF_8);
    }

    /** Texts one after the other, each behind its length in 16 bits. */
    static byte[] texts(String... texts) throws NativeBridgeException {
        ByteBuffer out = ByteBuffer.allocate(texts.length * (Short.BYTES + NativeLibrary.TEXT_BYTES_MAX));
        for (String text : texts) {
            byte[] bytes = NativeLibrary.utf8("text", text);
            out.putShort((short) bytes.length).put(bytes);
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    /** The frame, if it is of the kind that was to come and has at least so many bytes. */
    Frame expect(byte wanted, int bytesMin) throws NativeBridgeException {
        if (kind != wanted || content.length < bytesMin) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_ABI,
                    "expected an answer '" + (char) wanted + "' of at least " + bytesMin + " bytes, got '" + (char) kind
                            + "' of " + content.length);
        }
        return this;
    }
}
