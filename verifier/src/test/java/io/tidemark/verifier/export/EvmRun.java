package io.tidemark.verifier.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Solidity compiler, an EVM and snarkjs, in one process of node ({@code src/test/evm/run.mjs}). What it needs comes
 * from the npm registry once, at the versions of the lock file, into {@code target/evm}.
 *
 * <p>Without node or the registry the tests are skipped with the reason; {@code -Dtidemark.evm.required=true} makes that
 * a failure.
 */
final class EvmRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SOURCES = Path.of("src/test/evm");
    private static final Path FOLDER = Path.of("target/evm");
    private static final String LOCK = "package-lock.json";

    private EvmRun() {}

    static ObjectNode job() {
        ObjectNode job = JSON.createObjectNode();
        job.putArray("contracts");
        job.putArray("calls");
        job.putArray("snarkjs");
        return job;
    }

    /** Runs all of a job. */
    static JsonNode run(ObjectNode job) throws IOException, InterruptedException {
        prepare();
        Path input = FOLDER.resolve("job.json");
        Path output = FOLDER.resolve("result.json");
        Files.writeString(input, job.toString());
        Files.deleteIfExists(output);
        Ran ran = execute("node", "run.mjs", "job.json", "result.json");
        if (ran.status() != 0) {
            throw new AssertionError("node run.mjs: " + ran.said());
        }
        return JSON.readTree(Files.readString(output));
    }

    private static void prepare() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String name : List.of("package.json", LOCK, "run.mjs")) {
            Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        require(execute("node", "--version"), "node 20 or newer");
        Path installed = FOLDER.resolve("installed-lock.json");
        if (Files.exists(installed) && Files.mismatch(installed, FOLDER.resolve(LOCK)) < 0) {
            return;
        }
        require(
                execute("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"),
                "npm and its registry");
        Files.copy(FOLDER.resolve(LOCK), installed, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void require(Ran ran, String what) {
        if (ran.status() != 0) {
            String why = "the tests of the Solidity contract need " + what + ": " + ran.said();
            if (Boolean.getBoolean("tidemark.evm.required")) {
                throw new AssertionError(why);
            }
            System.out.println("SKIPPED: " + why);
            Assumptions.abort(why);
        }
    }

    private record Ran(int status, String said) {}

    private static Ran execute(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), said);
        } catch (IOException missing) {
            return new Ran(-1, String.valueOf(missing.getMessage()));
        }
    }
}
