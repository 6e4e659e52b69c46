package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.world.ExampleWorld;
import io.tidemark.model.audit.AuditBundle;
import io.tidemark.model.audit.AuditOpening;
import io.tidemark.model.codec.Documents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements about the gold world, in which claim-gold is granted in batch 2 and used once in batch 3. */
@Tag("native")
final class AuditStatementTest {
    @TempDir
    private static Path folder;

    private static Path keys;
    private static Path world;

    @BeforeAll
    static void proveWorld() throws Exception {
        keys = NativeKeys.folder();
        Cli.Result setup = Cli.run("keys", "setup", "--shape", "audit", "--development", "--keys", keys);
        assertThat(setup.exitCode()).as(setup.err()).isZero();
        world = folder.resolve("gold");
        Path example = ExampleWorld.repository().resolve("examples/gold");
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = world.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        for (int batch = 1; batch <= 3; batch++) {
            Cli.Result proved = Cli.run("prove", world, "--batch", batch, "--keys", keys, "--shape", "tiny");
            assertThat(proved.exitCode()).as(proved.err()).isZero();
        }
    }

    private static Cli.Result prove(Path out, Object... more) {
        return Cli.run(Stream.concat(Stream.of("audit", "prove", world, "--keys", keys, "--out", out), Stream.of(more))
                .toArray());
    }

    private static Cli.Result verify(Path file, Object... more) {
        return Cli.run(Stream.concat(
                        Stream.of(
                                "audit",
                                "verify",
                                file,
                                "--keys",
                                keys,
                                "--allow-development-key",
                                "--instance",
                                world.resolve("instance.json")),
                        Stream.of(more))
                .toArray());
    }

    private static Object[] withHistory() {
        return new Object[] {"--bundles", world.resolve("bundles"), "--snapshots", world.resolve("snapshots")};
    }

    @Test
    void guide_commands_sayWhatTheGuideShows() throws Exception {
        String guide = Files.readString(ExampleWorld.repository().resolve("docs/guide-audit-statements.md"));
        Path audits = folder.resolve("guide");
        List<String> commands = guide.lines()
                .filter(line -> line.startsWith("$ tidemark audit "))
                .map(line -> line.substring("$ tidemark ".length()))
                .toList();
        assertThat(commands).hasSize(4);
        for (String command : commands) {
            String line = command.replace("gold.tma", audits.resolve("gold.tma").toString())
                    .replace("WORLD", world.toString());
            List<String> words = new ArrayList<>(List.of(line.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")));
            words.replaceAll(word -> word.replace("\"", ""));
            words.addAll(List.of("--keys", keys.toString()));
            String shown = guide.substring(guide.indexOf(command) + command.length() + 1);
            String block = shown.substring(0, Math.min(end(shown, "\n$ "), end(shown, "\n```")));
            Cli.Result result = Cli.run(words.toArray());
            String said = result.out() + result.err();
            for (String expected : block.lines().filter(l -> !l.isBlank()).toList()) {
                assertThat(squeezed(said).replace(squeezed(audits + "/"), ""))
                        .as(command)
                        .contains(squeezed(expected));
            }
        }
    }

    private static int end(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text.length() : at;
    }

    /** Without what differs from run to run: times, sizes, hashes, spaces. */
    private static String squeezed(String text) {
        return text.replaceAll("0x[0-9a-f]{64}|0x[0-9a-f]+…", "0x")
                .replaceAll("[0-9.]+ s|[0-9]+ bytes", "_")
                .replaceAll("\\s+", " ");
    }

    @Test
    void zeroUse_withTheHistory_holds_andAloneDoesNot() {
        Path file = folder.resolve("zero.tma");
        Cli.Result proved = prove(
                file,
                "--capability",
                "claim-gold",
                "--to",
                2,
                "--claim",
                "uses = 0",
                "--claim",
                "not existed",
                "--json");
        assertThat(proved.exitCode()).as(proved.err()).isZero();
        JsonForm.assertStable("audit-prove", proved.json());

        Cli.Result holds = verify(
                file,
                Stream.concat(Stream.of(withHistory()), Stream.of("--json")).toArray());
        assertThat(holds.exitCode()).as(holds.out() + holds.err()).isZero();
        assertThat(holds.json().at("/verdict").stringValue()).isEqualTo("HOLDS");
        JsonForm.assertStable("audit-verify", holds.json());

        Cli.Result alone = verify(file);
        assertThat(alone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(alone.out()).contains("proof alone").contains("nothing says that these roots are of a real one");
        assertThat(verify(file, "--proof-alone").exitCode()).isZero();

        Cli.Result keepers = verify(file, "--snapshots", world.resolve("snapshots"), "--json");
        assertThat(keepers.json().at("/verdict").stringValue()).isEqualTo("HOLDS_FOR_KEEPERS");
    }

    @Test
    void truncatedHistory_isNamed_andNeverClean() {
        Path file = folder.resolve("one.tma");
        assertThat(prove(file, "--capability", 1, "--from", 2, "--claim", "uses = 1")
                        .exitCode())
                .isZero();
        assertThat(verify(file, withHistory()).exitCode()).isZero();

        Cli.Result cut = verify(
                file,
                "--bundles",
                world.resolve("bundles/0001.tmb"),
                "--bundles",
                world.resolve("bundles/0002.tmb"),
                "--snapshots",
                world.resolve("snapshots"));

        assertThat(cut.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(cut.out()).contains("NOT VALID").contains("E_AUDIT_ROOT");
    }

    @Test
    void lie_isRefusedInWords_beforeAnythingIsProved() {
        Path file = folder.resolve("lie.tma");
        Cli.Result lie = prove(
                file,
                "--capability",
                "claim-gold",
                "--from",
                2,
                "--claim",
                "uses = 0",
                "--claim",
                "rights within ESCROW");
        assertThat(lie.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(lie.err())
                .contains("E_CLAIM_COUNT: claimed is exactly 0 uses, the cell says 1")
                .contains("E_CLAIM_RIGHTS");
        assertThat(file).doesNotExist();
    }

    @Test
    void hidden_goesToAFileOfItsOwn_andNowhereElse() throws Exception {
        Path file = folder.resolve("hidden.tma");
        Cli.Result proved = prove(
                file,
                "--capability",
                "claim-gold",
                "--from",
                2,
                "--claim",
                "uses + passes <= 1",
                "--claim",
                "holder in A,B,C",
                "--hide",
                "capability,scope,holder,holders");
        assertThat(proved.exitCode()).as(proved.err()).isZero();
        Path secret = folder.resolve("hidden.tma.opening");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        AuditOpening opening = Documents.AUDIT_OPENING.read(Files.readAllBytes(secret));
        AuditBundle bundle = Documents.AUDIT_BUNDLE.read(Files.readAllBytes(file));
        assertThat(opening.opens(bundle.statement())).isTrue();
        assertThat(opening.subjects()).hasSize(3);
        opening.subjects()
                .values()
                .forEach(salted -> assertThat(proved.out() + proved.err())
                        .doesNotContain(salted.salt().toString())
                        .doesNotContain(salted.salt().toString().substring(2)));

        assertThat(verify(file, withHistory()).exitCode()).isZero();
        assertThat(verify(file, "--proof-alone", "--opening", secret).exitCode())
                .isZero();
        Path other = folder.resolve("other.tma");
        assertThat(prove(other, "--capability", "claim-gold", "--hide", "holder")
                        .exitCode())
                .isZero();
        Cli.Result wrong = verify(other, "--proof-alone", "--opening", secret);
        assertThat(wrong.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(wrong.out()).contains("E_AUDIT_OPENING");
    }

    @Test
    void words_thatMakeNoSense_areRefusedWithTheNextStep() {
        Path file = folder.resolve("none.tma");
        for (String claim : List.of(
                "uses",
                "uses = -1",
                "uses = 4294967296",
                "rights within FLY",
                "expiry <= tomorrow",
                "holder in ",
                "holder = X",
                "scope = nothing",
                "no")) {
            assertThat(prove(file, "--capability", "claim-gold", "--claim", claim)
                            .exitCode())
                    .as(claim)
                    .isEqualTo(ExitCode.USAGE);
        }
        assertThat(prove(file, "--capability", "claim-gold", "--claim", "revoked", "--claim", "not revoked")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "nothing").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "claim-gold", "--hide", "uses").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "claim-gold", "--hide", "holders")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "claim-gold", "--to", 9).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "claim-gold", "--from", 3, "--to", 2)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(prove(file, "--capability", "claim-gold", "--to", 1).exitCode())
                .isEqualTo(ExitCode.REFUSED);
        Cli.Result noKey = Cli.run(
                "audit",
                "prove",
                world,
                "--capability",
                "claim-gold",
                "--out",
                file,
                "--keys",
                folder.resolve("no-keys"));
        assertThat(noKey.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(noKey.err()).contains("tidemark keys setup --shape audit --depth 8 --development");
        assertThat(file).doesNotExist();
    }

    @Test
    void otherFiles_areNamedByTheirFault() throws Exception {
        Path bundle = world.resolve("bundles/0001.tmb");
        assertThat(verify(bundle, "--proof-alone").exitCode()).isEqualTo(ExitCode.MALFORMED);
        Path file = folder.resolve("damaged.tma");
        assertThat(prove(file, "--capability", "claim-gold").exitCode()).isZero();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(verify(file, "--proof-alone").exitCode()).isEqualTo(ExitCode.MALFORMED);
    }
}
