package io.tidemark.model.codec;

import io.tidemark.model.Bundle;

/** What a reader accepts at most; checked before anything of that size is allocated (spec BND-5). */
public final class Limits {
    /** Bytes of a file in CBOR: 16 MiB. */
    public static final int FILE_BYTES_MAX = 16 << 20;

    /** Characters of a JSON view: 64 Mi. */
    public static final int JSON_CHARS_MAX = 64 << 20;

    /** Bytes of a text in UTF-8. */
    public static final int TEXT_BYTES_MAX = 4096;

    /** Bytes of a byte string: those of the longest proof. */
    public static final int BYTES_MAX = Bundle.PROOF_BYTES_MAX;

    /** Items of a list. */
    public static final int LIST_MAX = 4096;

    /** Bytes of a key. */
    public static final int KEY_BYTES_MAX = 64;

    /** Keys of a map. */
    public static final int MAP_MAX = 64;

    /** Lists and maps inside each other. */
    public static final int DEPTH_MAX = 32;

    /** Digits of a number in a JSON view: those of 2^64 - 1. */
    public static final int DIGITS_MAX = 20;

    private Limits() {}
}
