package io.tidemark.bridge;

import io.tidemark.bridge.generated.NativeStatus;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of the circuit that a witness breaks.
 *
 * @param rules reject codes of spec 3.5, several when one constraint serves several kinds of effect; or the name of an
 *     argument of the circuit
 * @param table table of the witness that the constraint belongs to
 * @param row in that table, from 0; empty for the whole table
 * @param effect index of the effect in the batch, if the table is that of the effects
 * @param constraint number of the constraint; empty when a lookup refused its input before any constraint failed
 */
public record Violation(List<String> rules, String table, OptionalInt row, OptionalInt effect, OptionalInt constraint) {
    private static final Pattern LINE = Pattern.compile(
            "([A-Za-z0-9_|. -]{1,500})\t([A-Za-z0-9_]{1,50})\t(-1|\\d{1,9})\t(-1|\\d{1,9})\t(-1|\\d{1,9})");

    /** Copies the list. */
    public Violation {
        rules = List.copyOf(rules);
    }

    /** Reads the line that the library writes: rule, table, row, effect, constraint, with tabs between. */
    static Violation parse(String line) throws NativeBridgeException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new NativeBridgeException(
                    NativeStatus.E_NATIVE_ABI,
                    "expected a violation as five fields, got " + line.length() + " characters");
        }
        return new Violation(
                List.of(matcher.group(1).split("\\|")),
                matcher.group(2),
                number(matcher.group(3)),
                number(matcher.group(4)),
                number(matcher.group(5)));
    }

    private static OptionalInt number(String digits) {
        int value = Integer.parseInt(digits);
        return value < 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(String.join(" or ", rules)).append(" in ").append(table);
        row.ifPresent(number -> text.append(" row ").append(number));
        effect.ifPresent(number -> text.append(" (effect ").append(number).append(')'));
        return text.toString();
    }
}
