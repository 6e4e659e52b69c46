package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo, once, and what can be done with the worlds that it leaves. */
@Tag("native")
final class DemoTest {
    @TempDir
    private static Path folder;

    private static Path keys;
    private static Cli.Result demo;

    @BeforeAll
    static void runDemo() {
        keys = NativeKeys.folder();
        demo = Cli.run("demo", "--out", folder.resolve("worlds"), "--keys", keys, "--json");
    }

    @Test
    void demo_run_provesAllWorldsAndHasEachTamperingRefusedByName() {
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        JsonNode json = demo.json();
        assertThat(json.at("/worlds/0/proofs").intValue()).isEqualTo(3);
        assertThat(json.at("/worlds/0/refused").intValue()).isEqualTo(1);
        assertThat(json.at("/worlds/1/proofs").intValue()).isEqualTo(5);
        assertThat(json.at("/worlds/1/refused").intValue()).isEqualTo(1);
        assertThat(json.at("/worlds/2/proofs").intValue()).isEqualTo(5);
        assertThat(json.at("/worlds/2/refused").intValue()).isEqualTo(2);
        List<String> codes = new ArrayList<>();
        json.at("/tampering").forEach(attempt -> codes.add(attempt.get("code").stringValue()));
        assertThat(codes)
                .containsExactly(
                        "E_OPENING_OWNERSHIP",
                        "PROOF_INVALID",
                        "E_OPENING_USES",
                        "E_OPENING_EFFECTS",
                        "E_TARGET_NOT_IN_SNAPSHOT");
        JsonForm.assertStable("demo", json);
    }

    @Test
    void demo_commandsToTryNext_workAsTheyStand() {
        List<Integer> exitCodes = new ArrayList<>();
        demo.json()
                .at("/next")
                .forEach(command -> exitCodes.add(
                        Cli.run(expand(command.stringValue()).toArray()).exitCode()));

        assertThat(exitCodes).containsExactly(0, 0, 0, 1);
    }

    /** What a shell makes of the line, without the name of the program. */
    private static List<String> expand(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            if (word.endsWith("*.tmb")) {
                words.addAll(bundles(Path.of(word.substring(0, word.length() - "*.tmb".length()))));
            } else {
                words.add(word);
            }
        }
        return words.subList(1, words.size());
    }

    private static List<String> bundles(Path in) {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void verify_wholeChain_isValidAndStateSeesTheReplay() {
        List<Object> command = new ArrayList<>(List.of("verify"));
        command.addAll(bundles(folder.resolve("worlds/gold/bundles")));
        command.addAll(List.of("--keys", keys, "--allow-development-key", "--json"));
        command.addAll(List.of("--state", folder.resolve("gold.state")));

        Cli.Result first = Cli.run(command.toArray());
        Cli.Result again = Cli.run(command.toArray());
        command.subList(1, 3).clear();
        Cli.Result last = Cli.run(command.toArray());

        assertThat(first.exitCode()).as(first.out()).isZero();
        JsonForm.assertStable("verify", first.json());
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.out()).contains("E_SNAPSHOT_ROLLBACK");
        assertThat(last.exitCode()).isEqualTo(1);
        assertThat(last.out()).contains("E_REPLAY");
    }

    @Test
    void verify_withoutAllowingDevelopmentKeys_isRefused() {
        Cli.Result result = Cli.run("verify", folder.resolve("worlds/gold/bundles/0001.tmb"), "--keys", keys);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("E_SETUP_INSECURE").contains("--allow-development-key");
    }

    @Test
    void verify_outOfOrder_saysSo() {
        Path bundles = folder.resolve("worlds/gold/bundles");

        Cli.Result result = Cli.run(
                "verify",
                bundles.resolve("0002.tmb"),
                bundles.resolve("0001.tmb"),
                "--keys",
                keys,
                "--allow-development-key");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("E_SEQUENCE").contains("--any-start").contains("not checked");
    }

    @Test
    void audit_world_saysWhoHeldWhatAndCountsUses() {
        Path gold = folder.resolve("worlds/gold");

        Cli.Result all = Cli.run("audit", gold, "--keys", keys, "--allow-development-key");
        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("batches 1 to 3, one after the other without a gap")
                .contains("of A, escrowed to B")
                .contains("held by B")
                .contains("E_NOT_ESCROWED");
        Cli.Result used = Cli.run(
                "audit", gold, "--keys", keys, "--allow-development-key", "--capability", "claim-gold", "--json");
        assertThat(used.json().at("/usage/uses").intValue()).isEqualTo(1);
        JsonForm.assertStable("audit-capability", used.json());
        Cli.Result unused =
                Cli.run("audit", gold, "--keys", keys, "--allow-development-key", "--capability", "7", "--json");
        assertThat(unused.json().at("/usage/provesNoUse").booleanValue()).isTrue();
        Cli.Result program = Cli.run("audit", gold, "--keys", keys, "--allow-development-key", "--program", "C");
        assertThat(program.out()).contains("Program C").contains("Invoke target B");
        JsonForm.assertStable(
                "audit",
                Cli.run("audit", gold, "--keys", keys, "--allow-development-key", "--json")
                        .json());
    }

    @Test
    void audit_tamperedBundle_isRefused() {
        Cli.Result result = Cli.run(
                "audit", folder.resolve("worlds/gold/tampered/owner.tmb"), "--keys", keys, "--allow-development-key");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("E_OPENING_OWNERSHIP");
    }

    @Test
    void inspect_bundle_showsItsLists() {
        Cli.Result result = Cli.run("inspect", folder.resolve("worlds/gold/bundles/0003.tmb"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("postRoot").contains("CLAIM").contains("of #2, escrowed to #3");
    }

    @Test
    void keysList_afterSetup_hasTheFormThatScriptsRelyOn() {
        Cli.Result result = Cli.run("keys", "list", "--keys", keys, "--json");

        // The build folder may still hold the key of an earlier circuit.
        JsonNode key = result.json()
                .at("/keys")
                .valueStream()
                .filter(each -> each.get("usable").booleanValue())
                .findFirst()
                .orElseThrow();
        assertThat(key.get("constraints").longValue()).isGreaterThan(10_000);
        assertThat(key.get("constraintsPerEffect").longValue())
                .isEqualTo(Math.ceilDiv(
                        key.get("constraints").longValue(),
                        key.at("/rows/effects").longValue()));
        JsonForm.assertStable("keys-list", result.json());
        Cli.Result show = Cli.run("keys", "show", key.get("id").stringValue().substring(0, 12), "--keys", keys);
        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(show.out()).contains("verifying.key").contains("SHA-256");
    }

    @Test
    void verifyAuditInspect_withoutProverClasses_work() throws Exception {
        Path gold = folder.resolve("worlds/gold");

        assertThat(WithoutProver.run(
                        "verify", gold.resolve("bundles/0001.tmb"), "--keys", keys, "--allow-development-key"))
                .contains("Valid: 1 bundle");
        assertThat(WithoutProver.run("audit", gold, "--keys", keys, "--allow-development-key"))
                .contains("How ownership changed");
        assertThat(WithoutProver.run("inspect", gold.resolve("bundles/0001.tmb")))
                .contains("Statement");
    }
}
