package io.tidemark.model;

/** What is wrong with bytes or text that are not the format (spec chapter 6). */
public enum MalformedCode {
    /** A part is missing, of another type, or out of its range. */
    E_FORMAT,
    /** The value could be read, but this is not its one encoding. */
    E_FORMAT_CANONICAL,
    /** Another format, or another version of it. */
    E_FORMAT_VERSION,
    /** A digest in the file is not the digest of what it names. */
    E_FORMAT_DIGEST,
    /** A file name that could leave its folder. */
    E_FORMAT_PATH,
    /** Larger, longer or deeper than a reader accepts. */
    E_LIMIT
}
