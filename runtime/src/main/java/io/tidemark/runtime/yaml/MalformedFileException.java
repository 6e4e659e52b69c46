package io.tidemark.runtime.yaml;

import java.util.Objects;

/**
 * A file of a world is not what docs/spec chapter 9 asks for. Says where, what was expected, what came, and what to do
 * next.
 */
public final class MalformedFileException extends Exception {
    private final FaultCode code;
    private final transient Place place;
    private final String expected;
    private final String actual;
    private final String next;

    public MalformedFileException(FaultCode code, Place place, String expected, String actual, String next) {
        super(place + ": expected " + expected + ", but " + actual);
        this.code = Objects.requireNonNull(code, "code");
        this.place = place;
        this.expected = Objects.requireNonNull(expected, "expected");
        this.actual = Objects.requireNonNull(actual, "actual");
        this.next = Objects.requireNonNull(next, "next");
    }

    public FaultCode code() {
        return code;
    }

    public Place place() {
        return place;
    }

    /** What should have stood there; completes "expected ...". */
    public String expected() {
        return expected;
    }

    /** What stood there; completes "but ...". */
    public String actual() {
        return actual;
    }

    /** What the reader of the message can do now: a sentence. */
    public String next() {
        return next;
    }
}
