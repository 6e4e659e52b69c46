package io.tidemark.bridge;

import java.time.Duration;
import java.util.Locale;

/**
 * What setup and proving will take on this machine, told before they start. A forecast: other work on the machine makes
 * it longer.
 *
 * @param setup making a key
 * @param load opening a key
 * @param prove one proof
 * @param setupMemoryBytes peak while making a key
 * @param proveMemoryBytes peak while proving, the open key included
 * @param storageBytes of a key on disk
 */
public record Estimate(
        Duration setup,
        Duration load,
        Duration prove,
        long setupMemoryBytes,
        long proveMemoryBytes,
        long storageBytes) {
    /** How many numbers {@link #of} takes. */
    static final int NUMBERS = 6;

    private static final double MEGA = 1e6;
    private static final double MILLIS = 1e3;

    /** From what the native side writes: nanoseconds of setup, load and proof, then bytes. */
    static Estimate of(long[] numbers) {
        return new Estimate(
                Duration.ofNanos(numbers[0]),
                Duration.ofNanos(numbers[1]),
                Duration.ofNanos(numbers[2]),
                numbers[3],
                numbers[4],
                numbers[5]);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "setup about %.0f s, %.0f MB; key of %.0f MB; load %.1f s; proof about %.1f s, %.0f MB",
                seconds(setup),
                setupMemoryBytes / MEGA,
                storageBytes / MEGA,
                seconds(load),
                seconds(prove),
                proveMemoryBytes / MEGA);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
