package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.ProvedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an auditor with nothing but published files is told. */
class AuditFindingsTest {
    @TempDir
    private Path folder;

    private Path bundles;

    @BeforeEach
    void copy() throws IOException {
        ProvedWorld.GOLD.copyTo(folder);
        bundles = folder.resolve("gold/bundles");
    }

    private Cli.Result audit(List<String> files, Object... options) {
        List<Object> line = new ArrayList<>(List.of("audit"));
        files.forEach(file -> line.add(bundles.resolve(file)));
        line.addAll(List.of("--keys", folder.resolve("keys"), "--allow-development-key"));
        line.addAll(List.of(options));
        return Cli.run(line.toArray());
    }

    private Path policy(String text) throws IOException {
        return Files.writeString(folder.resolve("policy.yaml"), text);
    }

    private static final List<String> ALL = List.of("0001.tmb", "0002.tmb", "0003.tmb");

    private static Stream<String> codes(JsonNode document) {
        return document.at("/findings")
                .valueStream()
                .map(finding -> finding.at("/code").stringValue());
    }

    @Test
    void audit_cleanHistory_saysWhoMovedWhatOfWhom() {
        Cli.Result result = audit(ALL, "--json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().at("/verdict/clean").booleanValue()).isTrue();
        assertThat(codes(result.json())).contains("A_MOVED_BY_OTHER");
        assertThat(result.json().at("/effects").size()).isEqualTo(11);
    }

    @Test
    void audit_historyCutAtTheEnd_isNeverClean() {
        Cli.Result result = audit(ALL.subList(0, 1), "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(codes(result.json())).contains("A_HISTORY_TRUNCATED");
        Cli.Result expected = audit(ALL, "--expect", "4");
        assertThat(expected.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(expected.out()).contains("A_HISTORY_TRUNCATED").contains("batch 4 was expected");
    }

    @Test
    void audit_historyWithoutABatch_isNeverClean() {
        Cli.Result result = audit(List.of("0001.tmb", "0003.tmb"), "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(codes(result.json())).contains("A_BATCHES_MISSING");
        Cli.Result tail = audit(ALL.subList(1, 3), "--json");
        assertThat(tail.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(codes(tail.json())).contains("A_BATCHES_MISSING");
    }

    @Test
    void audit_policyThatIsBroken_namesItAndTheEvidence() throws IOException {
        Path policy = policy("""
                tidemark-policy: 1
                policies:
                  - name: only-the-bank-claims
                    right: CLAIM
                    only-by: [1]
                """);

        Cli.Result result = audit(ALL, "--policy", policy);
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out())
                .contains("P_RIGHT_ONLY_BY only-the-bank-claims")
                .contains("1 policy checked");
        JsonNode document = audit(ALL, "--policy", policy, "--json").json();
        assertThat(document.at("/findings")
                        .valueStream()
                        .filter(f -> f.has("policy"))
                        .map(f -> f.at("/evidence/0/list").stringValue()))
                .containsExactly("effects");
    }

    @Test
    void audit_malformedPolicy_isRefusedWithLineAndColumn() throws IOException {
        Path policy = policy("""
                tidemark-policy: 1
                policies:
                  - name: two-demands
                    depth-at-most: 1
                    use-within: 5
                """);

        Cli.Result result = audit(ALL, "--policy", policy);
        assertThat(result.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(result.err()).contains("policy.yaml:3:").contains("depth-at-most and use-within");
    }

    @Test
    void audit_resourceAtATick_saysWhoCould() {
        long granted = audit(ALL, "--json")
                .json()
                .at("/effects")
                .valueStream()
                .filter(effect -> effect.at("/kind").stringValue().equals("Delegate"))
                .mapToLong(effect -> effect.at("/tick").longValue())
                .findFirst()
                .orElseThrow();
        JsonNode then = audit(ALL, "--resource", "1", "--at", String.valueOf(granted), "--json")
                .json();
        JsonNode now = audit(ALL, "--resource", "1", "--json").json();

        assertThat(then.at("/status").stringValue()).isEqualTo("ESCROWED");
        assertThat(now.at("/status").stringValue()).isEqualTo("HELD");
        assertThat(now.at("/access/0/as").stringValue()).isEqualTo("OWNER");
        assertThat(audit(ALL, "--resource", "9").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
