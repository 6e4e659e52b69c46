package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.run.ExecutedWorld;
import io.tidemark.fixtures.ProvedWorld;
import io.tidemark.model.ProgramId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.testkit.RecordedHarbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator is told, who has the logs, with bundles of some of the batches or without. */
class AuditLogsTest {
    private static final int EFFECTS = 1200;

    @TempDir
    private Path folder;

    private Cli.Result audit(Path place, Object... options) {
        List<Object> line = new ArrayList<>(List.of("audit", place));
        line.addAll(List.of("--keys", folder.resolve("keys"), "--allow-development-key"));
        line.addAll(List.of("--index-key", folder.resolve("index.key")));
        line.addAll(List.of(options));
        return Cli.run(line.toArray());
    }

    private static Stream<String> codes(JsonNode document) {
        return document.at("/findings")
                .valueStream()
                .map(finding -> finding.at("/code").stringValue());
    }

    private static Stream<String> evidenceOfEffects(JsonNode document) {
        return document.at("/effects")
                .valueStream()
                .map(effect -> effect.at("/evidence/in").stringValue());
    }

    private Path harbour() throws Exception {
        Path logs = Files.createDirectories(folder.resolve("harbour"));
        new RecordedHarbour(4, 3, EFFECTS, 100, 1 << 16).write(new DirectoryLogFolder(logs));
        return logs;
    }

    /** The gold world with its logs and the bundles of its first batches. */
    private Path gold(int proved) throws Exception {
        ProvedWorld.GOLD.copyTo(folder);
        Path world = folder.resolve("executed");
        ExecutedWorld.execute(world, "gold");
        Path bundles = Files.createDirectories(world.resolve("bundles"));
        for (int batch = 1; batch <= proved; batch++) {
            Files.copy(folder.resolve("gold/bundles/000" + batch + ".tmb"), bundles.resolve("000" + batch + ".tmb"));
        }
        Files.copy(
                folder.resolve("gold/instance.json"),
                world.resolve("instance.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return world;
    }

    @Test
    void audit_logsAlone_isTheWordOfWhoHasThem() throws Exception {
        Cli.Result result = audit(harbour(), "--json");

        assertThat(result.exitCode()).as(result.err() + result.out()).isZero();
        JsonNode document = result.json();
        assertThat(document.at("/coverage/effects").intValue()).isEqualTo(EFFECTS);
        assertThat(document.at("/coverage/provedBatches").intValue()).isZero();
        assertThat(document.at("/verdict/whole").booleanValue()).isTrue();
        assertThat(codes(document)).contains("A_BATCHES_UNPROVED", "A_MOVED_BY_OTHER");
        assertThat(evidenceOfEffects(document)).containsOnly("log");
        assertThat(document.at("/programs/0/name").stringValue())
                .isEqualTo(RecordedHarbour.actor(ProgramId.of(1)).name());
    }

    @Test
    void audit_someBatchesProved_saysWhichTicksAre() throws Exception {
        JsonNode document = audit(gold(2), "--json").json();

        assertThat(document.at("/coverage/batches").intValue()).isEqualTo(3);
        assertThat(document.at("/coverage/provedBatches").intValue()).isEqualTo(2);
        assertThat(document.at("/coverage/proved/0/first").intValue()).isEqualTo(1);
        assertThat(document.at("/coverage/proved/0/last").intValue()).isEqualTo(2);
        int lastProved = document.at("/coverage/proved/0/lastTick").intValue();
        assertThat(document.at("/effects")
                        .valueStream()
                        .filter(effect -> effect.at("/tick").intValue() > lastProved))
                .isNotEmpty()
                .allMatch(effect -> effect.at("/evidence/in").stringValue().equals("log"));
        assertThat(codes(document)).contains("A_BATCHES_UNPROVED").doesNotContain("A_HISTORY_FORKED");
    }

    /** The same history, whether it is told by bundles or by logs that bundles prove. */
    @Test
    void audit_allBatchesProved_saysWhatTheBundlesAloneSay() throws Exception {
        JsonNode joined = audit(gold(3), "--json").json();
        JsonNode alone = Cli.run(
                        "audit",
                        folder.resolve("gold/bundles/0001.tmb"),
                        folder.resolve("gold/bundles/0002.tmb"),
                        folder.resolve("gold/bundles/0003.tmb"),
                        "--keys",
                        folder.resolve("keys"),
                        "--allow-development-key",
                        "--json")
                .json();

        assertThat(codes(joined)).doesNotContain("A_BATCHES_UNPROVED");
        assertThat(evidenceOfEffects(joined)).containsOnly("bundle");
        for (String same : List.of("/coverage", "/batches", "/calls")) {
            assertThat(joined.at(same)).as(same).isEqualTo(alone.at(same));
        }
        for (String list : List.of("/effects", "/capabilities", "/resources")) {
            assertThat(joined.at(list).size()).as(list).isEqualTo(alone.at(list).size());
        }
        assertThat(ticks(joined)).isEqualTo(ticks(alone));
    }

    private static List<Integer> ticks(JsonNode document) {
        return document.at("/effects")
                .valueStream()
                .map(effect -> effect.at("/tick").intValue())
                .toList();
    }

    /** What was accepted and what was refused, by the record of the world, is in the page, with the findings of --json. */
    @Test
    void page_ofAWorld_hasEachActionAndTheFindingsOfTheJson() throws Exception {
        Path world = gold(3);
        Path page = folder.resolve("audit.html");
        JsonNode json = audit(world, "--json", "--html", page).json();
        String html = Files.readString(page);
        int from = html.indexOf("id=\"data\"");
        JsonNode shown = JsonMapper.shared()
                .readTree(html.substring(html.indexOf('>', from) + 1, html.indexOf("</script>", from)));

        assertThat(shown.at("/findings")).isEqualTo(json.at("/findings"));
        assertThat(shown).isEqualTo(json);
        List<JsonNode> outcomes = new ArrayList<>();
        for (String line : Files.readAllLines(world.resolve("logs/world.jsonl"))) {
            JsonMapper.shared().readTree(line).at("/effects").forEach(outcomes::add);
        }
        assertThat(outcomes).isNotEmpty();
        List<String> accepted = outcomes.stream()
                .filter(outcome -> !outcome.has("code"))
                .map(outcome -> outcome.at("/kind").stringValue())
                .sorted()
                .toList();
        List<String> refused = outcomes.stream()
                .filter(outcome -> outcome.has("code"))
                .map(outcome -> outcome.at("/code").stringValue())
                .sorted()
                .toList();
        assertThat(refused).isNotEmpty();
        assertThat(sorted(shown, "/effects", "/kind")).isEqualTo(accepted);
        assertThat(sorted(shown, "/refused", "/code")).isEqualTo(refused);
        assertThat(codes(shown)).contains("A_EFFECT_REFUSED");
    }

    private static List<String> sorted(JsonNode document, String list, String key) {
        return document.at(list)
                .valueStream()
                .map(item -> item.at(key).stringValue())
                .sorted()
                .toList();
    }

    @Test
    void audit_logCutBehindAProof_isNeverClean() throws Exception {
        Path world = gold(3);
        Path other = folder.resolve("short");
        ExecutedWorld.execute(other, "gold", 2);
        replace(world.resolve("logs"), other.resolve("logs"));

        Cli.Result result = audit(world, "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(codes(result.json())).contains("A_HISTORY_TRUNCATED");
    }

    /** Everything but the record of the batch files, which would have to be told of the change. */
    private static void replace(Path logs, Path by) throws IOException {
        try (Stream<Path> files = Files.walk(by)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".log")) {
                    Files.copy(file, logs.resolve(by.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void audit_damagedLog_isNeverClean() throws Exception {
        Path logs = harbour();
        Path segment = logs.resolve("pier2/0001.log");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 1;
        Files.write(segment, bytes);

        Cli.Result result = audit(logs, "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(codes(result.json())).contains("A_HISTORY_TRUNCATED");
        assertThat(result.out()).contains("E_LOG_CORRUPT");
    }

    @Test
    void audit_questions_areAnsweredFromLogs() throws Exception {
        Path logs = harbour();

        JsonNode program = audit(logs, "--program", "2", "--json").json();
        assertThat(program.at("/effects").size()).isPositive();
        assertThat(program.at("/effects/0/evidence/in").stringValue()).isEqualTo("log");
        JsonNode capability = audit(logs, "--capability", "1", "--json").json();
        assertThat(capability.at("/usage/uses").intValue()).isEqualTo(14);
        assertThat(capability.at("/uses").size()).isEqualTo(14);
        JsonNode resource =
                audit(logs, "--resource", "1", "--at", "20", "--json").json();
        assertThat(resource.at("/access/0/as").stringValue()).isEqualTo("OWNER");
        assertThat(audit(logs, "--program", "2").out()).contains("What pier2 did");
    }
}
