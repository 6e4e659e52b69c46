package io.tidemark.cli.term;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows that a long step goes on: a bar on a terminal, elsewhere a line now and then. Thread-safe: a prover may report
 * from a thread of its own.
 */
public final class ProgressView implements AutoCloseable {
    /** A bar counts in thousandths. */
    private static final long PARTS = 1000;

    private static final Duration LINE_EVERY = Duration.ofSeconds(15);
    private static final int BAR_WIDTH = 78;
    private static final int BAR_MILLIS = 200;

    private final Console console;
    private final InstantSource clock;
    private final Instant start;
    private final String task;
    private final @Nullable ProgressBar bar;
    private Instant lastLine;

    private ProgressView(Console console, InstantSource clock, String task, @Nullable ProgressBar bar) {
        this.console = console;
        this.clock = clock;
        this.start = clock.instant();
        this.lastLine = start;
        this.task = task;
        this.bar = bar;
    }

    /** Begins to show {@code task}. */
    public static ProgressView start(Console console, String task) {
        return start(console, InstantSource.system(), task);
    }

    static ProgressView start(Console console, InstantSource clock, String task) {
        if (!console.live()) {
            return new ProgressView(console, clock, task, null);
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(PARTS)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(BAR_MILLIS)
                .hideEta()
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err, BAR_WIDTH))
                .build();
        return new ProgressView(console, clock, task, bar);
    }

    /** Reports how far the step is, 0 to 1, and what it does now. */
    public synchronized void report(double fraction, String now) {
        if (bar != null) {
            bar.stepTo(Math.round(Math.clamp(fraction, 0, 1) * PARTS));
            bar.setExtraMessage(" " + now);
            return;
        }
        Instant instant = clock.instant();
        if (Duration.between(lastLine, instant).compareTo(LINE_EVERY) >= 0) {
            lastLine = instant;
            console.note(
                    String.format(Locale.ROOT, "%s: %s (%d %%, %s)", task, now, Math.round(fraction * 100), elapsed()));
        }
    }

    private String elapsed() {
        return Words.seconds(Duration.between(start, clock.instant()));
    }

    /** Ends the display. */
    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
