package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.fixtures.BundleCase;
import io.tidemark.fixtures.BundleCorpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundle of the corpus through the command: the exit code and the code of its fault, and never a trace. */
final class CorpusTest {
    @TempDir
    private static Path corpus;

    @BeforeAll
    static void writeCorpus() throws IOException {
        BundleCorpus.copyTo(corpus);
    }

    static List<BundleCase> cases() {
        return BundleCorpus.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void verify_bundleOfTheCorpus_endsInItsCode(BundleCase bundle) {
        Path state = corpus.resolve(bundle.name() + ".state");
        if (!bundle.after().isEmpty()) {
            List<Object> before = command("keys", state);
            bundle.after().forEach(file -> before.add(corpus.resolve(file)));
            before.add("--allow-development-key");
            before.addAll(List.of("--snapshots", corpus.resolve("snapshots")));
            Cli.Result accepted = Cli.run(before.toArray());
            assertThat(accepted.exitCode()).as(accepted.out()).isZero();
        }
        List<Object> command = command(bundle.keys(), state);
        command.add(corpus.resolve(bundle.file()));
        bundle.snapshots().forEach(file -> command.addAll(List.of("--snapshots", corpus.resolve(file))));
        if (bundle.developmentKeysAllowed()) {
            command.add("--allow-development-key");
        }

        Cli.Result result = Cli.run(command.toArray());

        if (bundle.isValid()) {
            assertThat(result.exitCode()).as(result.out()).isZero();
        } else {
            boolean malformed = bundle.code().startsWith("E_FORMAT")
                    || List.of("E_LIMIT", "E_INPUT_RANGE").contains(bundle.code());
            assertThat(result.exitCode()).as(result.out()).isEqualTo(malformed ? 3 : 1);
            assertThat(result.out()).contains(bundle.code()).contains("next  ");
        }
        assertThat(result.out() + result.err()).doesNotContain("\tat ");
    }

    private static List<Object> command(String keys, Path state) {
        List<Object> command = new ArrayList<>(List.of("verify", "--keys", corpus.resolve(keys), "--state", state));
        command.addAll(List.of("--instance", corpus.resolve(BundleCorpus.instance())));
        return command;
    }
}
