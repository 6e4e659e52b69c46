package io.tidemark.verifier;

import java.util.Locale;

/** The checks of a bundle, in the order in which they run: cheap before dear (spec 7.3). */
public enum CheckName {
    /** Shape and limits of the bytes. */
    FORMAT,
    /** Format and version of the file. */
    VERSION,
    /** The key is pinned, sound, and allowed. */
    KEY,
    /** Number and range of the public inputs. */
    RANGES,
    /** The lists open their digests and agree with each other. */
    OPENINGS,
    /** The bundle is of the instance that the verifier trusts. */
    INSTANCE,
    /** The snapshot is signed, known, and not older than the one before. */
    SNAPSHOT,
    /** The batch follows the last accepted one, and was not accepted before. */
    SEQUENCE,
    /** The published effects lead to the published heads. Not run if they are withheld. */
    EFFECTS,
    /** Points and pairing equation of the proof. */
    PROOF;

    /** The name in reports, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
