package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.codec.KeyManifestCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line: exit codes, reports, saved state. */
class MainTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private List<String> trusted;

    @BeforeEach
    void writeFiles() throws IOException {
        byte[] key = TestWorld.FORGING.key().encode();
        var manifest = TestKeys.manifest(key, true);
        Path keyFolder = Files.createDirectories(
                folder.resolve("keys").resolve(manifest.id().text()));
        Files.write(keyFolder.resolve("manifest.json"), KeyManifestCodec.encode(manifest));
        Files.write(keyFolder.resolve("verifying.key"), key);
        Files.writeString(folder.resolve("instance.json"), Documents.INSTANCE.toJson(TestWorld.WORLD.parameters()));
        Files.createDirectory(folder.resolve("snapshots"));
        for (int i = 1; i <= 4; i++) {
            Files.write(file(i + ".bundle"), Documents.BUNDLE.encode(TestWorld.bundle(i)));
            Files.write(
                    file("snapshots/" + i),
                    Documents.SNAPSHOT.encode(TestWorld.WORLD.snapshots().get(i - 1)));
        }
        trusted = List.of(
                "--keys",
                file("keys").toString(),
                "--instance",
                file("instance.json").toString(),
                "--snapshots",
                file("snapshots").toString(),
                "--allow-development-key");
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        return Main.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private int verify(String... words) {
        List<String> all = new ArrayList<>(List.of("verify"));
        Stream.of(words)
                .map(word -> word.endsWith(".bundle") ? file(word).toString() : word)
                .forEach(all::add);
        all.addAll(trusted);
        return run(all.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void verify_chain_isZero() {
        assertThat(verify("1.bundle", "2.bundle", "3.bundle", "4.bundle")).isZero();
        assertThat(printed()).contains("4.bundle: valid").doesNotContain("FAILED");
    }

    @Test
    void verify_gap_isOneAndTheRestIsNotLookedAt() {
        assertThat(verify("1.bundle", "3.bundle", "4.bundle")).isEqualTo(Main.NOT_VALID);
        assertThat(printed())
                .contains("1.bundle: valid", "3.bundle: NOT VALID", "sequence   FAILED  E_SEQUENCE")
                .contains("4.bundle: not looked at");
    }

    @Test
    void verify_anyStart_isZero() {
        assertThat(verify("3.bundle")).isEqualTo(Main.NOT_VALID);
        assertThat(verify("3.bundle", "--any-start")).isZero();
    }

    @Test
    void verify_withoutLeaveForADevelopmentKey_isOne() {
        trusted = trusted.subList(0, trusted.size() - 1);
        assertThat(verify("1.bundle")).isEqualTo(Main.NOT_VALID);
        assertThat(printed()).contains("E_SETUP_INSECURE");
    }

    @Test
    void verify_state_goesOnWhereItStopped() throws IOException {
        String state = file("state.json").toString();
        assertThat(verify("1.bundle", "2.bundle", "--state", state)).isZero();
        assertThat(verify("3.bundle", "--state", state)).isZero();
        byte[] saved = Files.readAllBytes(Path.of(state));
        assertThat(verify("2.bundle", "--state", state)).isEqualTo(Main.NOT_VALID);
        assertThat(printed()).contains("E_SNAPSHOT_ROLLBACK");
        assertThat(verify("3.bundle", "--state", state)).isEqualTo(Main.NOT_VALID);
        assertThat(printed()).contains("E_REPLAY");
        assertThat(Files.readAllBytes(Path.of(state))).isEqualTo(saved);
        assertThat(verify("4.bundle", "--state", state)).isZero();
    }

    @Test
    void verify_json_isOneObjectWithEveryCheck() {
        assertThat(verify("1.bundle", "3.bundle", "--json")).isEqualTo(Main.NOT_VALID);
        JsonNode report = JsonMapper.builder().build().readTree(printed());
        assertThat(report.get("valid").booleanValue()).isFalse();
        JsonNode first = report.get("bundles").get(0);
        assertThat(first.get("valid").booleanValue()).isTrue();
        assertThat(first.get("checks").size()).isEqualTo(CheckName.values().length);
        assertThat(first.get("contentHash").stringValue()).hasSize(64);
        JsonNode sequence = report.get("bundles").get(1).get("checks").get(7);
        assertThat(sequence.get("name").stringValue()).isEqualTo("sequence");
        assertThat(sequence.get("outcome").stringValue()).isEqualTo("FAILED");
        assertThat(sequence.get("code").stringValue()).isEqualTo("E_SEQUENCE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit x.bundle",
                "verify",
                "verify x.bundle --keys k",
                "verify --keys k --instance i",
                "verify x.bundle --keys k --instance i --unknown",
                "verify x.bundle --keys k --keys k --instance i",
                "verify x.bundle --instance i --keys"
            })
    void commandLine_wrong_isTwoWithHelp(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(Main.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage:");
        assertThat(printed()).isEmpty();
    }

    @Test
    void help_isZero() {
        assertThat(run("--help")).isZero();
        assertThat(printed()).isEqualTo(Main.HELP);
    }

    @Test
    void verify_malformedFiles_isThree() throws IOException {
        Files.writeString(file("bad.bundle"), "no bundle");
        assertThat(verify("bad.bundle")).isEqualTo(Main.MALFORMED);
        assertThat(printed()).contains("format     FAILED");
        Files.writeString(file("snapshots/bad"), "no snapshot");
        assertThat(verify("1.bundle")).isEqualTo(Main.MALFORMED);
        Files.delete(file("snapshots/bad"));
        Files.writeString(file("state.json"), "{}");
        assertThat(verify("1.bundle", "--state", file("state.json").toString())).isEqualTo(Main.MALFORMED);
        Files.writeString(file("instance.json"), "{}");
        assertThat(verify("1.bundle")).isEqualTo(Main.MALFORMED);
    }

    @Test
    void verify_missingFiles_isFour() throws IOException {
        assertThat(verify("none.bundle")).isEqualTo(Main.ENVIRONMENT);
        assertThat(verify("1.bundle", "--snapshots", file("none").toString())).isEqualTo(Main.ENVIRONMENT);
        assertThat(verify("1.bundle", "--state", file("none/state.json").toString()))
                .isEqualTo(Main.ENVIRONMENT);
        Files.delete(file("instance.json"));
        assertThat(verify("1.bundle")).isEqualTo(Main.ENVIRONMENT);
    }
}
