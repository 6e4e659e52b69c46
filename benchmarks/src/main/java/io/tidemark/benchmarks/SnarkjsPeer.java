package io.tidemark.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * snarkjs in a process of node ({@code benchmarks/peers/snarkjs}), on the circom proof of the fixtures. What it needs
 * comes from the npm registry once, at the versions of the lock file, into {@code target/peers/snarkjs}.
 */
final class SnarkjsPeer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LOCK = "package-lock.json";
    private static final String SCRIPT = "time.mjs";
    private static final String FILES = "fixtures/src/main/resources/foreign/snarkjs";

    /** What came of it. */
    sealed interface Outcome {}

    /** Microseconds of one verification. */
    record Timed(String version, int calls, double fastest, double median) implements Outcome {}

    /** Nothing was measured. */
    record Absent(String why) implements Outcome {}

    private SnarkjsPeer() {}

    /** Verifies for so many seconds, of which the first third does not count. */
    static Outcome run(int seconds) {
        Path sources = Checkout.benchmarks().resolve(Path.of("peers", "snarkjs"));
        Path folder = Checkout.benchmarks().resolve(Path.of("target", "peers", "snarkjs"));
        try {
            Files.createDirectories(folder);
            for (String name : List.of("package.json", LOCK, SCRIPT)) {
                Files.copy(sources.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            install(folder);
            return timed(Command.output(
                    folder,
                    List.of(
                            "node",
                            SCRIPT,
                            Checkout.path(FILES, "ledger.key.json").toString(),
                            Checkout.path(FILES, "ledger.proof.json").toString(),
                            Checkout.path(FILES, "ledger.public.json").toString(),
                            Integer.toString(seconds))));
        } catch (IOException | JacksonException failure) {
            return new Absent(firstLine(String.valueOf(failure.getMessage())));
        }
    }

    private static void install(Path folder) throws IOException {
        Path installed = folder.resolve("installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, folder.resolve(LOCK)) < 0) {
            return;
        }
        Command.output(folder, List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"));
        Files.copy(folder.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Outcome timed(String line) {
        JsonNode node = JSON.readTree(line);
        return new Timed(
                node.get("version").asString(),
                node.get("calls").asInt(),
                node.get("fastest").asDouble(),
                node.get("median").asDouble());
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }
}
