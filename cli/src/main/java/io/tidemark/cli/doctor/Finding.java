package io.tidemark.cli.doctor;

/**
 * One thing that was looked at.
 *
 * @param name stable, for scripts
 * @param found what was there, in words
 * @param remedy what to do; empty when nothing has to be done
 */
public record Finding(String name, Verdict verdict, String found, String remedy) {
    /** How it is. */
    public enum Verdict {
        /** As it should be. */
        GOOD,
        /** Works, but not well, or not needed now. */
        NOTE,
        /** Proving does not work until it is mended. */
        BAD
    }

    public Finding {
        if (verdict == Verdict.BAD && remedy.isBlank()) {
            throw new IllegalArgumentException(name + " needs a remedy");
        }
    }

    public static Finding good(String name, String found) {
        return new Finding(name, Verdict.GOOD, found, "");
    }

    static Finding note(String name, String found, String remedy) {
        return new Finding(name, Verdict.NOTE, found, remedy);
    }

    public static Finding bad(String name, String found, String remedy) {
        return new Finding(name, Verdict.BAD, found, remedy);
    }
}
