package io.tidemark.model.codec;

/** Hostile text in our messages. */
public final class Printable {
    private static final int LENGTH_MAX = 64;
    private static final int MESSAGE_LENGTH_MAX = 300;

    private Printable() {}

    /** The text with everything but printable ASCII replaced, and cut after 64 characters. */
    public static String of(String text) {
        return of(text, LENGTH_MAX);
    }

    /** The same for a message that may quote such a text, cut after 300 characters. */
    static String ofMessage(Throwable refused) {
        return of(String.valueOf(refused.getMessage()), MESSAGE_LENGTH_MAX);
    }

    private static String of(String text, int max) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), max); i++) {
            char c = text.charAt(i);
            printable.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return text.length() > max ? printable + "..." : printable.toString();
    }
}
