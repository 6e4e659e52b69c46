package io.tidemark.runtime.yaml;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entries of one mapping, taken by key. Keys that are not among the allowed ones are refused at once, so a typing
 * error is never silently an option left out.
 */
public final class Fields {
    /** Unix seconds that fit 40 bits. */
    public static final long TIME_MAX = (1L << 40) - 1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final int NUMBER_DIGITS_MAX = 20;
    private static final String NEXT = "Correct it and run the command again.";

    private final YamlValue.Mapping mapping;
    private final String what;

    private Fields(YamlValue.Mapping mapping, String what) {
        this.mapping = mapping;
        this.what = what;
    }

    /**
     * The entries of {@code value}; {@code what} names it in messages ("a program").
     *
     * @throws MalformedFileException E_FORMAT_VALUE if it is no mapping, E_FORMAT_KEY if it has a key that is not
     *     among {@code allowed}
     */
    public static Fields of(YamlValue value, String what, List<String> allowed) throws MalformedFileException {
        Fields fields = ofAnyKeys(value, what);
        for (YamlValue.Key key : fields.mapping.entries().keySet()) {
            if (!allowed.contains(key.text())) {
                throw new MalformedFileException(
                        FaultCode.E_FORMAT_KEY,
                        key.place(),
                        "in " + what + " only " + quoted(allowed),
                        "`" + Shown.brief(key.text()) + "` came",
                        Nearest.to(key.text(), allowed)
                                .map(near -> "Did you mean `" + near + "`?")
                                .orElse("Remove it."));
            }
        }
        return fields;
    }

    /** The entries of a mapping whose keys are names. */
    public static Fields ofAnyKeys(YamlValue value, String what) throws MalformedFileException {
        if (value instanceof YamlValue.Mapping mapping) {
            return new Fields(mapping, what);
        }
        throw fault(value, what + " as `key: value` lines");
    }

    public Place place() {
        return mapping.place();
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** Every key with its value, in order. */
    public Map<YamlValue.Key, YamlValue> all() {
        return mapping.entries();
    }

    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(mapping.entries().get(new YamlValue.Key(key, mapping.place())));
    }

    public YamlValue get(String key) throws MalformedFileException {
        Optional<YamlValue> found = find(key);
        if (found.isEmpty()) {
            throw new MalformedFileException(
                    FaultCode.E_FORMAT_KEY,
                    place(),
                    "the key `" + key + "` in " + what,
                    "it is missing",
                    "Add a line `" + key + ": ...`.");
        }
        return found.get();
    }

    /** The items of the list at {@code key}, or none when the key is absent. */
    public List<YamlValue> list(String key) throws MalformedFileException {
        Optional<YamlValue> found = find(key);
        if (found.isEmpty()) {
            return List.of();
        }
        if (found.get() instanceof YamlValue.Sequence sequence) {
            return sequence.items();
        }
        throw fault(found.get(), "a list (`- ...` lines) for `" + key + "`");
    }

    /** A name: a letter, then up to 62 letters, digits, `_` or `-`. */
    public static String name(YamlValue value) throws MalformedFileException {
        if (value instanceof YamlValue.Scalar scalar && isName(scalar.text())) {
            return scalar.text();
        }
        throw fault(value, "a name (a letter, then up to 62 letters, digits, `_` or `-`)");
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public String name(String key) throws MalformedFileException {
        return name(get(key));
    }

    /** Free text of 1 to 256 characters; a bare number, boolean or null must be in quotes, so that nothing is guessed. */
    public String text(String key) throws MalformedFileException {
        YamlValue value = get(key);
        if (value instanceof YamlValue.Scalar scalar
                && !scalar.text().isBlank()
                && scalar.text().length() <= 256
                && !(scalar.plain() && looksTyped(scalar.text()))) {
            return scalar.text();
        }
        throw fault(value, "text of 1 to 256 characters (a number in quotes)");
    }

    private static boolean looksTyped(String text) {
        return NUMBER.matcher(text).matches() || text.equals("true") || text.equals("false") || text.equals("null");
    }

    public boolean bool(String key, boolean absent) throws MalformedFileException {
        Optional<YamlValue> found = find(key);
        if (found.isEmpty()) {
            return absent;
        }
        if (found.get() instanceof YamlValue.Scalar scalar && scalar.plain()) {
            if (scalar.text().equals("true")) {
                return true;
            }
            if (scalar.text().equals("false")) {
                return false;
            }
        }
        throw fault(found.get(), "true or false");
    }

    /** A whole number in plain decimal, {@code min} to {@code max}. */
    public int number(String key, int min, int max) throws MalformedFileException {
        return number(get(key), BigInteger.valueOf(min), BigInteger.valueOf(max))
                .intValueExact();
    }

    public int number(String key, int min, int max, int absent) throws MalformedFileException {
        return has(key) ? number(key, min, max) : absent;
    }

    /** An unsigned number below 2^{@code bits}, at least {@code min}; the result is to be read as unsigned. */
    public long unsigned(String key, int bits, int min) throws MalformedFileException {
        return unsigned(get(key), bits, min);
    }

    public static long unsigned(YamlValue value, int bits, int min) throws MalformedFileException {
        BigInteger max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return number(value, BigInteger.valueOf(min), max).longValue();
    }

    /** Whether the value is written as a plain number, whatever its size. */
    public static boolean isNumber(YamlValue value) {
        return value instanceof YamlValue.Scalar scalar
                && scalar.plain()
                && NUMBER.matcher(scalar.text()).matches();
    }

    private static BigInteger number(YamlValue value, BigInteger min, BigInteger max) throws MalformedFileException {
        String expected = "a whole number from " + min + " to " + max + " in plain decimal";
        if (!isNumber(value)) {
            throw fault(value, expected);
        }
        String text = ((YamlValue.Scalar) value).text();
        if (text.length() > NUMBER_DIGITS_MAX) {
            throw new MalformedFileException(
                    FaultCode.E_LIMIT, value.place(), expected, "a number of " + text.length() + " digits came", NEXT);
        }
        BigInteger number = new BigInteger(text);
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            throw fault(value, expected);
        }
        return number;
    }

    /** A time in Unix seconds: as a number, or as `2027-01-15T08:00:00Z`. */
    public long time(String key) throws MalformedFileException {
        YamlValue value = get(key);
        if (isNumber(value)) {
            return unsigned(value, 40, 0);
        }
        if (value instanceof YamlValue.Scalar scalar
                && TIME.matcher(scalar.text()).matches()) {
            try {
                long seconds = Instant.parse(scalar.text()).getEpochSecond();
                if (seconds >= 0 && seconds <= TIME_MAX) {
                    return seconds;
                }
            } catch (DateTimeException noSuchDay) {
                throw fault(value, "a day and time that exist");
            }
        }
        throw fault(value, "a time, in seconds since 1970 or as `2027-01-15T08:00:00Z`");
    }

    /** Exactly {@code bytes} bytes as lower-case hex, without `0x`. */
    public static byte[] hex(YamlValue value, int bytes) throws MalformedFileException {
        if (value instanceof YamlValue.Scalar scalar
                && scalar.text().length() == 2 * bytes
                && scalar.text().equals(scalar.text().toLowerCase(Locale.ROOT))) {
            try {
                return HexFormat.of().parseHex(scalar.text());
            } catch (IllegalArgumentException notHex) {
                throw fault(value, 2 * bytes + " lower-case hex digits");
            }
        }
        throw fault(value, 2 * bytes + " lower-case hex digits");
    }

    /** One of the words of {@code choices}. */
    public static <T> T choice(YamlValue value, Map<String, T> choices) throws MalformedFileException {
        T chosen = value instanceof YamlValue.Scalar scalar ? choices.get(scalar.text()) : null;
        if (chosen == null) {
            throw fault(value, "one of " + String.join(", ", choices.keySet()));
        }
        return chosen;
    }

    /** A value that is not of the form its key asks for. */
    public static MalformedFileException fault(YamlValue value, String expected) {
        return new MalformedFileException(FaultCode.E_FORMAT_VALUE, value.place(), expected, value.describe(), NEXT);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
