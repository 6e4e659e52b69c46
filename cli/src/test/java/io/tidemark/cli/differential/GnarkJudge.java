package io.tidemark.cli.differential;

import io.tidemark.cli.world.ExampleWorld;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tuweni.bytes.Bytes;

/**
 * gnark's ruling, from a process that reads and verifies with gnark and nothing of ours in between: {@code
 * circuits/cmd/proofvectors -judge}.
 */
final class GnarkJudge implements AutoCloseable {
    private static final Path CIRCUITS = ExampleWorld.repository().resolve("circuits");

    private final Process process;
    private final DataOutputStream cases;
    private final BufferedReader answers;

    /**
     * A ruling.
     *
     * @param keyLeft whether gnark left bytes of the key unread
     * @param proofLeft whether gnark left bytes of the proof unread
     * @param oversized whether a count is more than the file can hold: gnark would allocate all of it, and was not asked
     */
    record Answer(Ruling ruling, boolean keyLeft, boolean proofLeft, boolean oversized) {}

    private GnarkJudge(Process process) {
        this.process = process;
        cases = new DataOutputStream(new java.io.BufferedOutputStream(process.getOutputStream()));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Compiles the program, which takes a few seconds when it is in Go's cache; returns its path. */
    static Path build() throws IOException, InterruptedException {
        Path program = ExampleWorld.repository().resolve("cli/target/proofvectors");
        Process go = new ProcessBuilder(go(), "build", "-o", program.toString(), "./cmd/proofvectors")
                .directory(CIRCUITS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(go.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (go.waitFor() != 0) {
            throw new AssertionError("go build ./cmd/proofvectors: " + said);
        }
        return program;
    }

    /** As build/BuildNative.java finds it. */
    private static String go() {
        return Optional.ofNullable(System.getenv("TIDEMARK_GO"))
                .orElseGet(() -> Stream.of(System.getenv("PATH").split(":"), new String[] {"/usr/local/go/bin"})
                        .flatMap(Arrays::stream)
                        .map(folder -> Path.of(folder, "go"))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("expected Go, or -Dnative.skip"))
                        .toString());
    }

    static GnarkJudge start(Path program) throws IOException {
        return new GnarkJudge(new ProcessBuilder(program.toString(), "-judge")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    Answer judge(Altered altered) throws IOException {
        cases.writeByte(altered.proofs().hasSha256Wires() ? 1 : 0);
        for (Bytes part : List.of(altered.key(), altered.proof(), altered.inputs())) {
            cases.writeInt(part.size());
            cases.write(part.toArrayUnsafe());
        }
        cases.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new AssertionError("gnark's process ended at " + altered);
        }
        List<String> words = List.of(line.split(" "));
        return new Answer(
                ruling(words.getFirst()), words.contains("key"), words.contains("proof"), words.contains("oversized"));
    }

    private static Ruling ruling(String word) {
        return switch (word) {
            case "accepted" -> Ruling.ACCEPTED;
            case "rejected" -> Ruling.REJECTED;
            case "unreadable" -> Ruling.UNREADABLE_PROOF;
            case "unreadable-key" -> Ruling.UNREADABLE_KEY;
            case "unreadable-input" -> Ruling.UNREADABLE_INPUT;
            default -> throw new AssertionError("gnark's process said " + word);
        };
    }

    @Override
    public void close() throws IOException {
        cases.close();
        process.destroy();
    }
}
