package io.tidemark.verifier.foreign;

/** What a reader accepts at most; checked before anything of that size is allocated (FOR-3). */
public final class ForeignLimits {
    /** Bytes of a key file. */
    public static final int KEY_BYTES_MAX = 8 << 20;

    /** Bytes of a proof file. */
    public static final int PROOF_BYTES_MAX = 64 << 10;

    /** Bytes of a file of public inputs. */
    public static final int PUBLIC_BYTES_MAX = 4 << 20;

    /** Bytes of any file of these, with two digits for each byte. */
    public static final int FILE_BYTES_MAX = 2 * KEY_BYTES_MAX + 64;

    /** Public inputs of a key. */
    public static final int INPUTS_MAX = 1 << 14;

    /** Commitments of a key. */
    public static final int COMMITMENTS_MAX = 64;

    /** Lists and objects inside each other, in JSON. */
    static final int DEPTH_MAX = 8;

    /** Characters of a JSON string: public values of an envelope are the longest. */
    static final int STRING_CHARS_MAX = 2 << 20;

    /** Characters of a name in JSON. */
    static final int NAME_CHARS_MAX = 64;

    /** Digits of a bare number in JSON. */
    static final int NUMBER_DIGITS_MAX = 10;

    /** Digits of the largest element of either field. */
    static final int DECIMAL_DIGITS_MAX = 77;

    private ForeignLimits() {}

    static void require(byte[] file, int max) throws ForeignFormatException {
        if (file.length > max) {
            throw new ForeignFormatException(
                    ForeignCode.E_LIMIT, "", max, "a file of at most " + max + " bytes", file.length + " bytes");
        }
    }
}
