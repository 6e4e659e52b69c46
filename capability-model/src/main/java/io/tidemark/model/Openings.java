package io.tidemark.model;

import java.util.List;

/**
 * The lists that the last four public inputs open to (spec 5.3 to 5.6). That they do is the verifier's to check.
 *
 * @param uses entry i belongs to effect i
 */
public record Openings(
        EffectsOpening effects, List<ProgramEntry> programs, List<OwnershipEntry> ownership, List<UseEntry> uses) {
    /** The most entries of a list. */
    public static final int ENTRIES_MAX = 4096;

    /**
     * Copies the lists and checks their size.
     *
     * @throws IllegalArgumentException if one has more than {@value #ENTRIES_MAX} entries
     */
    public Openings {
        programs = List.copyOf(programs);
        ownership = List.copyOf(ownership);
        uses = List.copyOf(uses);
        check("effects", effects.heads().orElse(List.of()));
        check("programs", programs);
        check("ownership", ownership);
        check("uses", uses);
    }

    private static void check(String name, List<?> entries) {
        if (entries.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException(
                    "expected at most " + ENTRIES_MAX + " entries of " + name + ", got " + entries.size());
        }
    }
}
