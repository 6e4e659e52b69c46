package io.tidemark.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The unit of execution and proof: effects in order, under one snapshot, with one signature for each author.
 *
 * @param snapshot the snapshot that the batch runs against
 * @param effects 1 to {@value #EFFECTS_MAX}
 * @param signatures by strictly ascending author; that each author signed, and rightly, is rule E_SIGNATURE
 */
public record Batch(SnapshotDigest snapshot, List<Effect> effects, List<HeadSignature> signatures) {
    /** The most effects of a batch. */
    public static final int EFFECTS_MAX = 4096;

    /**
     * Copies the lists and checks.
     *
     * @throws IllegalArgumentException if there are no effects or too many, or the signatures are not strictly
     *     ascending by author, or one is of a program that does not act
     */
    public Batch {
        effects = List.copyOf(effects);
        signatures = List.copyOf(signatures);
        if (effects.isEmpty() || effects.size() > EFFECTS_MAX) {
            throw new IllegalArgumentException(
                    "expected 1 to " + EFFECTS_MAX + " effects in a batch, got " + effects.size());
        }
        Set<ProgramId> authors = new HashSet<>();
        effects.forEach(effect -> authors.add(effect.author()));
        for (int i = 0; i < signatures.size(); i++) {
            ProgramId author = signatures.get(i).author();
            if (i > 0 && signatures.get(i - 1).author().compareTo(author) >= 0) {
                throw new IllegalArgumentException("expected signatures by strictly ascending author, got " + author
                        + " after " + signatures.get(i - 1).author());
            }
            if (!authors.contains(author)) {
                throw new IllegalArgumentException("expected signatures of authors only, got one of " + author);
            }
        }
    }

    /** The signature of an author; empty if it is missing. */
    public Optional<HeadSignature> signatureOf(ProgramId author) {
        return signatures.stream().filter(s -> s.author().equals(author)).findFirst();
    }
}
