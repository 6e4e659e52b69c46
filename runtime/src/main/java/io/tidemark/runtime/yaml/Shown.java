package io.tidemark.runtime.yaml;

/** Foreign text made fit for a terminal: short, and without control or bidirectional characters. */
public final class Shown {
    private static final int BRIEF_MAX = 60;
    private static final int LINE_MAX = 2000;

    private Shown() {}

    /** {@code text} with everything unprintable written as {@code \\u....}, cut after 60 characters. */
    public static String brief(String text) {
        return shown(text, BRIEF_MAX);
    }

    /** The same for a whole message: cut after 2,000 characters. */
    public static String line(String text) {
        return shown(text, LINE_MAX);
    }

    private static String shown(String text, int lengthMax) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            if (count == lengthMax) {
                return shown.append("...").toString();
            }
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isPlain(point)) {
                shown.appendCodePoint(point);
            } else {
                shown.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
