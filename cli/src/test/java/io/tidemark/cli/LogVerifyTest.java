package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tidemark log verify}. */
final class LogVerifyTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");

    @BeforeEach
    void run() {
        world = RanWorld.swap(folder.resolve("world"));
    }

    private static JsonNode log(Cli.Result verified, String actor) {
        return verified.json()
                .get("logs")
                .valueStream()
                .filter(log -> log.get("actor").asString().equals(actor))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void verify_worldThatRan_isSound() {
        Cli.Result verified = Cli.run("log", "verify", world, "--json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(verified.json().get("sound").asBoolean()).isTrue();
        assertThat(log(verified, "alice").get("effects").asLong()).isPositive();
        assertThat(Cli.run("log", "verify", world).out()).contains("alice", "executor", "sound");
    }

    @Test
    void verify_damage_namesTheLogAndTheByte() throws Exception {
        RanWorld.damage(RanWorld.segment(world, "alice"), 40);
        Cli.Result verified = Cli.run("log", "verify", world, "--json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(log(verified, "alice").get("code").asString()).isEqualTo("E_LOG_CORRUPT");
        assertThat(log(verified, "alice").get("fault").asString()).contains("0001.log at byte");
        assertThat(log(verified, "bob").get("sound").asBoolean()).isTrue();
        assertThat(Cli.run("log", "verify", world).out()).contains("E_LOG_CORRUPT");
    }

    /** What a crash leaves is no fault: that something is missing is for replay to say. */
    @Test
    void verify_tornTail_isSound_andSaidWithItsBytes() throws Exception {
        RanWorld.cut(RanWorld.segment(world, "alice"), 3);
        Cli.Result verified = Cli.run("log", "verify", world, "--json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(log(verified, "alice").get("tornBytes").asLong()).isPositive();
        assertThat(Cli.run("log", "verify", world).out()).contains("a torn tail of");
    }

    @Test
    void verify_logOfAnotherActor_isRefused() throws Exception {
        Files.copy(
                RanWorld.segment(world, "bob"), RanWorld.segment(world, "alice"), StandardCopyOption.REPLACE_EXISTING);
        Cli.Result verified = Cli.run("log", "verify", world, "--json");
        assertThat(verified.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(log(verified, "alice").get("code").asString()).isEqualTo("E_LOG_CHAIN");
    }
}
