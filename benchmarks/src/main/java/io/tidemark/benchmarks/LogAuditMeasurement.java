package io.tidemark.benchmarks;

import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.testkit.RecordedHarbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures audits of a long log, each by the command in a JVM of its own: wall time from start to end, and the largest
 * resident set. The log is made first, and kept in {@code -Dtidemark.logs} if that is given.
 *
 * <pre>
 *   java -Dtidemark.logs=DIR -cp benchmarks/target/tidemark-benchmarks.jar io.tidemark.benchmarks.LogAuditMeasurement
 * </pre>
 */
public final class LogAuditMeasurement {
    private static final long EFFECTS = Long.getLong("tidemark.effects", 1_000_000);
    private static final String HEAP = System.getProperty("tidemark.heap", "256m");
    private static final int BATCH = 256;
    private static final int PROGRAMS = 64;
    private static final int RESOURCES_EACH = 16;
    private static final long SEGMENT = 1 << 26;
    private static final long POLL_MILLIS = 200;
    private static final double BYTES_A_MEGABYTE = 1e6;
    private static final double MILLIS_A_SECOND = 1e3;

    private LogAuditMeasurement() {}

    /**
     * Runs and prints.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println(Machine.here().text());
        String named = System.getProperty("tidemark.logs");
        Path logs =
                named == null ? Files.createTempDirectory("tidemark-logs") : Files.createDirectories(Path.of(named));
        if (!Files.exists(logs.resolve(RecordedHarbour.EXECUTOR.name()))) {
            new RecordedHarbour(PROGRAMS, RESOURCES_EACH, EFFECTS, BATCH, SEGMENT).write(new DirectoryLogFolder(logs));
        }
        Files.deleteIfExists(logs.resolve("audit.idx"));
        System.out.println("| " + EFFECTS + " effects, heap of " + HEAP + " | seconds | peak memory, MB |");
        System.out.println("| --- | --- | --- |");
        String middle = Long.toString(EFFECTS / 2);
        row("whole audit, and the index made", run(logs));
        row("whole audit, index there", run(logs));
        row("who could do what to a resource, by the index", run(logs, "--resource", "5", "--at", middle));
        row("the same without an index", run(logs, "--resource", "5", "--at", middle, "--no-index"));
        row("how a capability was used, by the index", run(logs, "--capability", "17"));
        row("what a program did, by the index", run(logs, "--program", "7"));
    }

    private record Cost(Duration wall, long peakBytes) {}

    private static Cost run(Path logs, String... options) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                "io.tidemark.cli.Main",
                "audit",
                logs.toString(),
                "--index-key",
                logs.resolve("measurement.key").toString()));
        command.addAll(List.of(options));
        Path out = Files.createTempFile("audit", ".txt");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        process.getOutputStream().close();
        long peak = 0;
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, Children.peakMemory().orElse(0));
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        if (process.exitValue() != 0) {
            throw new IOException(
                    "expected exit 0 of " + command + ", got " + process.exitValue() + ": " + Files.readString(out));
        }
        Files.delete(out);
        return new Cost(wall, peak);
    }

    private static void row(String what, Cost cost) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.0f |%n",
                what,
                cost.wall().toMillis() / MILLIS_A_SECOND,
                cost.peakBytes() / BYTES_A_MEGABYTE);
    }
}
