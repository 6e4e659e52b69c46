package io.tidemark.cli.term;

/** How a word stands out. Meaning never rests on it alone: the words say it too. */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    NOTE("33"),
    NAME("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The text in this style, with the sequence that ends it. */
    String wrap(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
