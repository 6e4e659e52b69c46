package io.tidemark.runtime.program;

import io.tidemark.runtime.yaml.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are spelled (PRG-7). */
public final class Literals {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,19}");
    private static final Pattern AMOUNT =
            Pattern.compile("((?:0|[1-9][0-9]{0,19})(?:\\.[0-9]{1,18})?)(?: ([A-Za-z][A-Za-z0-9_-]{0,62}))?");
    private static final Pattern DURATION = Pattern.compile("(0|[1-9][0-9]{0,9}) (second|minute|hour|day)s?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Map<String, Integer> SECONDS = Map.of("second", 1, "minute", 60, "hour", 3_600, "day", 86_400);
    private static final int TEXT_LENGTH_MAX = 256;

    private Literals() {}

    /** The value that {@code text} spells; nothing if it is none of that type. */
    public static Optional<Value> parse(ValueType type, String text) {
        return switch (type) {
            case NUMBER -> number(text);
            case AMOUNT -> amount(text);
            case DURATION -> duration(text).map(Value.Span::new);
            case TIME -> time(text);
            case TEXT ->
                text.isBlank() || text.length() > TEXT_LENGTH_MAX
                        ? Optional.empty()
                        : Optional.of(new Value.Words(text));
            case FLAG ->
                text.equals("true") || text.equals("false")
                        ? Optional.of(new Value.Flag(text.equals("true")))
                        : Optional.empty();
        };
    }

    /** How to spell a value of that type; completes "expected ...". */
    public static String expected(ValueType type) {
        return switch (type) {
            case NUMBER -> "a whole number from 0 to 2^64 - 1 in plain decimal";
            case AMOUNT -> "an amount, like `35`, `1.5` or `1.5 ETH`";
            case DURATION -> "a duration, like `90 seconds`, `1 hour` or `2 days`";
            case TIME -> "a time, like `2027-01-15T08:00:00Z`, or `+1 hour`: so long after this step begins";
            case TEXT -> "text of 1 to 256 characters";
            case FLAG -> "true or false";
        };
    }

    private static Optional<Value> number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() > Long.SIZE ? Optional.empty() : Optional.of(new Value.Whole(number.longValue()));
    }

    private static Optional<Value> amount(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Value.Amount(new BigDecimal(matcher.group(1)), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<Long> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long seconds = Long.parseLong(matcher.group(1)) * SECONDS.getOrDefault(matcher.group(2), 0);
        return seconds <= Fields.TIME_MAX ? Optional.of(seconds) : Optional.empty();
    }

    private static Optional<Value> time(String text) {
        if (text.startsWith("+")) {
            return duration(text.substring(1).strip()).map(Value.After::new);
        }
        if (!TIME.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            long seconds = Instant.parse(text).getEpochSecond();
            return seconds >= 0 && seconds <= Fields.TIME_MAX
                    ? Optional.of(new Value.Moment(seconds))
                    : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
