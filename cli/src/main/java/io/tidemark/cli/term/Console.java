package io.tidemark.cli.term;

import java.io.PrintWriter;

/**
 * Where a command writes: results to {@code out}, progress and errors to {@code err}. Colour and live progress are
 * decided once, by whoever makes the console.
 *
 * @param colour whether escape sequences may be written
 * @param live whether a line may be drawn over: true only on a terminal
 */
public record Console(PrintWriter out, PrintWriter err, boolean colour, boolean live) {
    /** A line of the result. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    /** An empty line of the result. */
    public void line() {
        line("");
    }

    /** A line beside the result: what is being done. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    /** {@code text} in a style, or as it is where there is no colour. */
    public String styled(Style style, String text) {
        return colour ? style.wrap(text) : text;
    }

    /** A heading with an empty line before it. */
    public void heading(String text) {
        line();
        line(styled(Style.BOLD, text));
    }

    public void table(Table table) {
        table.render(this).forEach(this::line);
    }
}
