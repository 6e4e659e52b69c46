package io.tidemark.verifier;

import org.apache.tuweni.bytes.Bytes;

/**
 * Bytes that show a third party what a check found.
 *
 * @param name what it is, for example {@code accepted-snapshot}; also a plain file name
 * @param content in the encoding that the name stands for (spec 7.5)
 */
public record Evidence(String name, Bytes content) {
    /** Copies the content. */
    public Evidence {
        content = content.copy();
    }
}
