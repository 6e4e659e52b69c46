package io.tidemark.model.log;

import java.util.regex.Pattern;

/**
 * Who writes a log: a program, an account program, a keeper or a person, by its name in the instance (spec LOG-1).
 * A letter and up to 62 letters, digits, {@code _} or {@code -}, so that it is the name of a folder everywhere.
 */
public record ActorId(String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is no such name
     */
    public ActorId {
        if (!isName(name)) {
            throw new IllegalArgumentException("expected a letter and up to 62 letters, digits, _ or -, got "
                    + name.length() + " characters of another form");
        }
    }

    /** Whether it has the form. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
