package io.tidemark.cli.term;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Words {
    private Words() {}

    /** "0.42 s", "12 s", "3 min 5 s". */
    public static String seconds(Duration duration) {
        double seconds = duration.toNanos() / 1e9;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }

    /** "512 B", "1.4 kB", "31.0 MB". */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = -1;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, units[unit]);
    }

    /** "1 effect", "3 effects". */
    public static String count(long count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }

    /** Groups of three digits: "454,667". */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The first eight characters of a long identifier. */
    public static String brief(String identifier) {
        return identifier.length() <= 10 ? identifier : identifier.substring(0, 8) + "..";
    }
}
