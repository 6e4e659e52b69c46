package io.tidemark.verifier;

import java.util.Locale;

/** The checks of an audit bundle, in the order in which they run: cheap before dear (spec 21.6). */
public enum AuditCheckName {
    /** Shape and limits of the bytes. */
    FORMAT,
    /** Format and version of the file. */
    VERSION,
    /** The key is pinned, sound, allowed, and of the audit circuit. */
    KEY,
    /** Number of the public inputs. */
    RANGES,
    /** The statement is of the instance that the verifier trusts. */
    INSTANCE,
    /** What the claim hides is what a supplied opening says. Not run if none was supplied. */
    OPENING,
    /** Both roots are of an accepted history. Not run if none was supplied. */
    HISTORY,
    /** Points and pairing equation of the proof. */
    PROOF;

    /** The name in reports, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
