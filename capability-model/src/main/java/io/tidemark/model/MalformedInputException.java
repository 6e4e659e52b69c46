package io.tidemark.model;

/**
 * Bytes, text or lanes that are not the format that they should be. Says where, what was expected and what came; which
 * kind of fault is its {@link #code}, never its message.
 */
public final class MalformedInputException extends Exception {
    /** The {@link #offset} of a fault that has no place in the bytes. */
    public static final long NO_OFFSET = -1;

    private final MalformedCode code;
    private final String path;
    private final long offset;
    private final String expected;
    private final String actual;

    /**
     * A fault.
     *
     * @param path where in the structure, for example {@code /body/statement/preRoot}; empty for the whole
     * @param offset where in the bytes (or characters, for JSON), from 0; {@link #NO_OFFSET} if it has no such place
     * @param expected what the format asks for
     * @param actual what came instead
     */
    public MalformedInputException(MalformedCode code, String path, long offset, String expected, String actual) {
        super(message(code, path, offset, expected, actual));
        this.code = code;
        this.path = path;
        this.offset = offset;
        this.expected = expected;
        this.actual = actual;
    }

    private static String message(MalformedCode code, String path, long offset, String expected, String actual) {
        String where = path.isEmpty() ? "" : " at " + path;
        String byteOffset = offset == NO_OFFSET ? "" : " (offset " + offset + ")";
        return code + where + byteOffset + ": expected " + expected + ", got " + actual;
    }

    /** The kind of fault. */
    public MalformedCode code() {
        return code;
    }

    /** Where in the structure; empty for the whole. */
    public String path() {
        return path;
    }

    /** Where in the bytes, or {@link #NO_OFFSET}. */
    public long offset() {
        return offset;
    }

    /** What the format asks for. */
    public String expected() {
        return expected;
    }

    /** What came instead. */
    public String actual() {
        return actual;
    }
}
