package io.tidemark.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.ProvedWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code audit verify} of the verifier's jar: with nothing else, what an audit statement is worth. */
class AuditMainTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        ProvedWorld.GOLD.copyTo(folder);
    }

    private record Ran(int exit, String out, String err) {}

    private Ran run(String statement, Object... options) {
        List<String> line = new ArrayList<>(List.of(
                "audit",
                "verify",
                folder.resolve("gold/audits").resolve(statement).toString()));
        line.addAll(List.of("--keys", folder.resolve("keys").toString()));
        line.addAll(List.of("--instance", folder.resolve("gold/instance.json").toString()));
        line.add("--allow-development-key");
        for (Object option : options) {
            line.add(option.toString());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = Main.run(
                line.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void statement_ofAVerifiedChain_holds() {
        Ran ran = run("unused.tma", "--bundles", folder.resolve("gold/bundles"));
        assertThat(ran.exit()).as(ran.err() + ran.out()).isEqualTo(Main.VALID);
        assertThat(ran.out()).contains("unused.tma: holds\n").contains("passed");
        JsonNode json = JsonMapper.shared()
                .readTree(run("used.tma", "--bundles", folder.resolve("gold/bundles"), "--json")
                        .out());
        assertThat(json.at("/verdict").stringValue()).isEqualTo("HOLDS");
        assertThat(json.at("/statement/format").stringValue()).isEqualTo("tidemark/audit-bundle");
    }

    @Test
    void statement_withoutAChain_isAProofAlone() {
        assertThat(run("unused.tma").exit()).isEqualTo(Main.NOT_VALID);
        assertThat(run("unused.tma").out()).contains("proof alone");
        assertThat(run("unused.tma", "--proof-alone").exit()).isEqualTo(Main.VALID);
    }

    @Test
    void statement_onTheKeepersWord_saysSo() {
        Ran ran = run("unused.tma", "--snapshots", folder.resolve("gold/snapshots"));
        assertThat(ran.out()).containsAnyOf("if the keepers are right", "proof alone");
    }

    @Test
    void hiddenStatement_withItsOpening_holds() throws IOException {
        Path bundles = folder.resolve("gold/bundles");
        Path opening = folder.resolve("gold/audits/hidden.tma.opening");
        Files.write(opening, ProvedWorld.bytes(ProvedWorld.GOLD.auditOpening()));
        assertThat(run("hidden.tma", "--bundles", bundles, "--opening", opening).exit())
                .isEqualTo(Main.VALID);
    }

    @Test
    void chain_withATamperedBundle_isRefusedByName() throws IOException {
        Path bundle = folder.resolve("gold/bundles/0002.tmb");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length / 2] ^= 1;
        Files.write(bundle, bytes);

        Ran ran = run("unused.tma", "--bundles", folder.resolve("gold/bundles"));
        assertThat(ran.exit()).isIn(Main.NOT_VALID, Main.MALFORMED);
        assertThat(ran.err()).contains("0002.tmb is not valid");
    }

    @Test
    void statement_changedAnywhere_neverHolds() throws IOException {
        Path file = folder.resolve("gold/audits/unused.tma");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 29) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            assertThat(run("unused.tma", "--bundles", folder.resolve("gold/bundles"))
                            .exit())
                    .as("byte " + at)
                    .isNotEqualTo(Main.VALID);
        }
    }

    @Test
    void commandLine_thatIsNone_isUsage() {
        assertThat(run("unused.tma", "--opening").exit()).isEqualTo(Main.USAGE);
        assertThat(run("unused.tma", "--nonsense").exit()).isEqualTo(Main.USAGE);
        assertThat(run("unused.tma", "second.tma").exit()).isEqualTo(Main.USAGE);
    }
}
