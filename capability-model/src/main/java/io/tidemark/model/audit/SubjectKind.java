package io.tidemark.model.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.algebra.H8;
import io.tidemark.model.DomainTag;
import java.util.Locale;

/** What a claim may name or hide (spec 21.3). Numbers are permanent. */
public enum SubjectKind {
    /** The capability itself, by its index. */
    CAPABILITY(1),
    /** The resource that it is over, or 0 for all of its root's. */
    SCOPE(2),
    /** The program that holds it. */
    HOLDER(3);

    private final int number;

    SubjectKind(int number) {
        this.number = number;
    }

    /** Hides a value: whoever does not know the salt, a random element of the whole field, learns nothing of it. */
    public Fr commit(long value, Fr salt) {
        return H8.hash(
                DomainTag.AUDIT_HIDDEN.lane(), Fr.of(number), Fr.of(value), salt, Fr.ZERO, Fr.ZERO, Fr.ZERO, Fr.ZERO);
    }

    /** The name in files and on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
