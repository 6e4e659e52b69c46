package io.tidemark.runtime.lease;

import io.tidemark.model.log.ActorId;
import java.util.regex.Pattern;

/** What a lease is of: the log of an actor, or a group of resources (spec LSE-1). */
public record LeaseName(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is not a letter and up to 62 letters, digits, {@code _} or {@code -}
     */
    public LeaseName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "expected a letter and up to 62 letters, digits, _ or - as the name of a lease, got "
                            + text.length() + " characters of another form");
        }
    }

    /** The lease on writing that actor's log. */
    public static LeaseName of(ActorId actor) {
        return new LeaseName(actor.name());
    }

    @Override
    public String toString() {
        return text;
    }
}
