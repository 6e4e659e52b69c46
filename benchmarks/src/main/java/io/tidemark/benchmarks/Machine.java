package io.tidemark.benchmarks;

import io.tidemark.bridge.generated.NativeBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured on.
 *
 * @param processor as the system names it
 * @param load of the last minute, by which to doubt the figures; empty text where the system does not tell
 */
record Machine(String processor, int processors, String jdk, String go, String gnark, String load) {
    private static final String UNKNOWN = "unknown";

    static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                goVersion(),
                NativeBuild.GNARK,
                firstWord("/proc/loadavg"));
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException elsewhere) {
            return System.getProperty("os.arch", UNKNOWN);
        }
    }

    private static String firstWord(String file) {
        try {
            return Files.readString(Path.of(file)).split(" ", 2)[0];
        } catch (IOException elsewhere) {
            return "";
        }
    }

    /** Of the go program on the path, else of the usual place. */
    private static String goVersion() {
        for (String program : List.of("go", "/usr/local/go/bin/go")) {
            try {
                return Command.output(Checkout.benchmarks(), List.of(program, "env", "GOVERSION"))
                        .strip();
            } catch (IOException next) {
                // Not there: try the next one.
            }
        }
        return UNKNOWN;
    }

    /** One line of Markdown. */
    String text() {
        return processor + ", " + processors + " processors, " + jdk + ", " + go + ", gnark " + gnark
                + (load.isEmpty() ? "" : ", load " + load + " before the run");
    }
}
