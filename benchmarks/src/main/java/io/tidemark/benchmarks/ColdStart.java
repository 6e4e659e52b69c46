package io.tidemark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A fresh JVM that verifies its first bundle and ends, as whoever runs {@code java -jar tidemark-verifier.jar} sees it.
 *
 * @param wall from the start of the process to its end
 * @param user processor time outside the system's kernel, in whole ticks of the system's clock; zero where Linux's
 *     /proc is not
 */
record ColdStart(Duration wall, Duration user) {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String WORLDS = "fixtures/src/main/resources/worlds";
    private static final int CHILDREN_USER_FIELD = 13; // after the name, which may hold spaces
    private static final long TICK_MILLIS = 10;

    /** The first bundle of the gold world verified so many times, the quickest first. */
    static List<ColdStart> verifying(int times) throws IOException {
        Path worlds = Checkout.path(WORLDS);
        Path gold = worlds.resolve("gold");
        return runs(
                times,
                List.of(
                        JAVA.toString(),
                        "-jar",
                        Checkout.path("verifier", "target", "tidemark-verifier.jar")
                                .toString(),
                        "verify",
                        gold.resolve(Path.of("bundles", "0001.tmb")).toString(),
                        "--keys",
                        worlds.resolve("keys").toString(),
                        "--instance",
                        gold.resolve("instance.json").toString(),
                        "--snapshots",
                        gold.resolve(Path.of("snapshots", "0001.cbor")).toString(),
                        "--allow-development-key"));
    }

    /** A JVM that says its version and does nothing else: the part that is not ours. */
    static List<ColdStart> ofNothing(int times) throws IOException {
        return runs(times, List.of(JAVA.toString(), "-version"));
    }

    private static List<ColdStart> runs(int times, List<String> command) throws IOException {
        List<ColdStart> runs = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            runs.add(run(command));
        }
        runs.sort(Comparator.comparing(ColdStart::wall));
        return runs;
    }

    private static ColdStart run(List<String> command) throws IOException {
        long userBefore = childrenUserTicks();
        long start = System.nanoTime();
        Command.output(Checkout.benchmarks(), command);
        Duration wall = Duration.ofNanos(System.nanoTime() - start);
        return new ColdStart(wall, Duration.ofMillis((childrenUserTicks() - userBefore) * TICK_MILLIS));
    }

    /** Of all processes that this one started and that ended. */
    private static long childrenUserTicks() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[CHILDREN_USER_FIELD]);
    }
}
