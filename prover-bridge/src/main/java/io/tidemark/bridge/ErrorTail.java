package io.tidemark.bridge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a worker's standard error to its end and remembers the first line that says why it died. Other lines are dropped:
 * a panic may quote a value of the witness.
 */
final class ErrorTail {
    private static final Pattern SAFE =
            Pattern.compile("(?:fatal error: |runtime: |panic: runtime error: |worker: )[ -~]{0,200}");
    private static final int LINE_CHARS_MAX = 4096;
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(2);

    private final Thread reader;
    private volatile @Nullable String reason;
    private volatile boolean panicked;

    private ErrorTail(InputStream errors) {
        reader = new Thread(() -> read(errors), "tidemark-worker-errors");
        reader.setDaemon(true);
    }

    static ErrorTail of(InputStream errors) {
        ErrorTail tail = new ErrorTail(errors);
        tail.reader.start();
        return tail;
    }

    private void read(InputStream errors) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(errors, StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (c == '\n') {
                    look(line.toString());
                    line.setLength(0);
                } else if (line.length() < LINE_CHARS_MAX) {
                    line.append((char) c);
                }
            }
            look(line.toString());
        } catch (IOException ended) {
            // The process is gone; what was read is what there is.
        }
    }

    private void look(String line) {
        panicked |= line.startsWith("panic: ");
        if (reason == null && SAFE.matcher(line).matches()) {
            reason = line;
        }
    }

    /** Why the worker ended, for a message; empty when it did not say. Waits for the end of its output. */
    String reason() {
        try {
            reader.join(WAIT_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        String said = reason;
        return said != null ? ": " + said : panicked ? ": panic" : "";
    }
}
