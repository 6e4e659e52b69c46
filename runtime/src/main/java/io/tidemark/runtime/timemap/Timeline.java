package io.tidemark.runtime.timemap;

import io.tidemark.model.DomainId;
import io.tidemark.model.ProgramId;
import java.util.Comparator;

/**
 * One line of events, each after the one before: what a program did, what was seen of a domain, or the snapshots of the
 * instance.
 *
 * @param number of the program or domain; 0 for the snapshots
 */
public record Timeline(Kind kind, long number) implements Comparable<Timeline> {
    /** The snapshots of the instance. */
    public static final Timeline SNAPSHOTS = new Timeline(Kind.SNAPSHOTS, 0);

    private static final Comparator<Timeline> ORDER =
            Comparator.comparing(Timeline::kind).thenComparingLong(Timeline::number);

    /** Whose events a line holds. */
    public enum Kind {
        /** A program's effects. */
        PROGRAM(1),
        /** The observations of a domain. */
        DOMAIN(2),
        /** The snapshots. */
        SNAPSHOTS(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** What stands for it in an event's id (spec TMP-3). */
        int code() {
            return code;
        }
    }

    /** The line of a program. */
    public static Timeline of(ProgramId program) {
        return new Timeline(Kind.PROGRAM, program.index());
    }

    /** The line of a domain. */
    public static Timeline of(DomainId domain) {
        return new Timeline(Kind.DOMAIN, domain.value());
    }

    @Override
    public int compareTo(Timeline other) {
        return ORDER.compare(this, other);
    }

    /** For example {@code PROGRAM 7}. */
    @Override
    public String toString() {
        return kind == Kind.SNAPSHOTS ? "SNAPSHOTS" : kind + " " + number;
    }
}
