package io.tidemark.model.codec;

/** Hostile text in our messages. */
final class Printable {
    private static final int LENGTH_MAX = 64;

    private Printable() {}

    /** The text with everything but printable ASCII replaced, and cut after 64 characters. */
    static String of(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LENGTH_MAX); i++) {
            char c = text.charAt(i);
            printable.append(c >= ' ' && c <= '~' ? c : '?');
        }
        return text.length() > LENGTH_MAX ? printable + "..." : printable.toString();
    }
}
