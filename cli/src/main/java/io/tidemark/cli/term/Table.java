package io.tidemark.cli.term;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, two spaces between them. Numbers go to the right; the last column is not padded. */
public final class Table {
    /** A cell with its style. */
    public record Cell(String text, Style style) {}

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<Boolean> right = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    private Table() {}

    /** A table with a heading for each column; one that begins with {@code >} is aligned to the right. */
    public static Table of(String... headings) {
        Table table = new Table();
        List<Cell> row = new ArrayList<>();
        for (String heading : headings) {
            boolean numbers = heading.startsWith(">");
            table.right.add(numbers);
            row.add(new Cell(numbers ? heading.substring(1) : heading, Style.DIM));
        }
        table.rows.add(row);
        return table;
    }

    /** A table without headings. */
    public static Table plain(int columns) {
        Table table = new Table();
        for (int column = 0; column < columns; column++) {
            table.right.add(false);
        }
        return table;
    }

    /** Adds a row of plain texts. */
    public Table row(Object... texts) {
        List<Cell> row = new ArrayList<>();
        for (Object text : texts) {
            row.add(text instanceof Cell cell ? cell : new Cell(String.valueOf(text), Style.PLAIN));
        }
        if (row.size() != right.size()) {
            throw new IllegalArgumentException("expected " + right.size() + " cells, got " + row.size());
        }
        rows.add(row);
        return this;
    }

    /** A cell in a style, for {@link #row}. */
    public static Cell cell(Style style, String text) {
        return new Cell(text, style);
    }

    /** Whether it has a row besides its headings. */
    public boolean isEmpty() {
        return rows.size() <= 1;
    }

    List<String> render(Console console) {
        int[] widths = new int[right.size()];
        for (List<Cell> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], width(row.get(column).text));
            }
        }
        return rows.stream().map(row -> render(console, row, widths)).toList();
    }

    private String render(Console console, List<Cell> row, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        for (int column = 0; column < widths.length; column++) {
            Cell cell = row.get(column);
            String padding = " ".repeat(widths[column] - width(cell.text));
            String text = console.styled(cell.style, cell.text);
            boolean last = column == widths.length - 1;
            line.append(right.get(column) ? padding + text : last ? text : text + padding);
            line.append(last ? "" : GAP);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
