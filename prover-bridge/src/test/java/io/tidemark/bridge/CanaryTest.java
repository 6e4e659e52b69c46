package io.tidemark.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.algebra.Fr;
import io.tidemark.model.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N6: a value of the witness stands in no output, no message and no file that proving leaves behind. */
@Tag("native")
class CanaryTest {
    @TempDir
    private Path folder;

    @Test
    void prove_canaryInTheWitness_isNowhereElse() throws Exception {
        TestKeys.tiny();
        ForkedJvm jvm = ForkedJvm.run(CanaryMain.class, folder, List.of());
        assertThat(jvm.output()).contains("done").contains("E_UNSATISFIED").contains("Proof[");
        assertThat(jvm.exitStatus()).isZero();
        Fr lane = Reference.of(CanaryMain.CANARY).lane();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertAbsent(file, lane);
            }
        }
    }

    private static void assertAbsent(Path file, Fr lane) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(new String(lane.encode(), StandardCharsets.ISO_8859_1)))
                .as("%s holds the lane", file)
                .isFalse();
        assertThat(bytes.contains(lane.toBigInteger().toString()))
                .as("%s", file)
                .isFalse();
        assertThat(bytes.contains(lane.toBigInteger().toString(16)))
                .as("%s", file)
                .isFalse();
        assertThat(bytes.contains(CanaryMain.CANARY))
                .as("%s holds the text", file)
                .isFalse();
    }
}
