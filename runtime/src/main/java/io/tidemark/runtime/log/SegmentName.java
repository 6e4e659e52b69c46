package io.tidemark.runtime.log;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of the files of a log (spec LOG-8): {@code 0001.log}, {@code 0002.log}, ... */
final class SegmentName {
    private static final Pattern SEGMENT = Pattern.compile("([0-9]{4,10})\\.log");

    private SegmentName() {}

    static String of(int number) {
        return String.format(Locale.ROOT, "%04d.log", number);
    }

    /** What a segment is called until its header is durable. */
    static String unfinished(int number) {
        return of(number) + ".new";
    }

    /** The segment that a file is; empty for other files. */
    private static OptionalInt parse(String name) {
        Matcher matcher = SEGMENT.matcher(name);
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        boolean canonical =
                number >= 1 && number <= Integer.MAX_VALUE && of((int) number).equals(name);
        return canonical ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    /**
     * The number of the last segment; 0 if there is none.
     *
     * @throws LogException E_LOG_CHAIN if one before it is missing
     */
    static int last(List<String> names) throws LogException {
        int[] numbers = names.stream()
                .map(SegmentName::parse)
                .flatMapToInt(OptionalInt::stream)
                .sorted()
                .toArray();
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] != i + 1) {
                throw new LogException(LogFault.ofLog(
                        LogCode.E_LOG_CHAIN,
                        "the segment " + of(i + 1),
                        "segments up to " + of(numbers[numbers.length - 1])
                                + " without it; restore it from a copy or a peer"));
            }
        }
        return numbers.length;
    }
}
