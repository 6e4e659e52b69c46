package io.tidemark.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules hold for this tree, and each of them fails on a tree that breaks it. */
class ArrowsTest {
    private static final String INFO =
            "@NullMarked\npackage io.tidemark.%s;\nimport org.jspecify.annotations.NullMarked;";

    @TempDir
    private Path scratch;

    @BeforeEach
    void writeSoundTree() throws IOException {
        for (Module module : Module.HOUSE) {
            write(module.folder() + "/pom.xml", pom(""));
            write(main(module, "package-info"), INFO.formatted(module.packageName()));
        }
    }

    @Test
    void sources_ofThisTree_breakNoRule() throws IOException {
        assertThat(Module.HOUSE)
                .allSatisfy(module ->
                        assertThat(root().resolve(main(module, "package-info"))).exists());
        assertThat(SourceRules.violations(root())).isEmpty();
    }

    @Test
    void poms_ofThisTree_breakNoRule() throws IOException {
        assertThat(PomRules.violations(root())).isEmpty();
    }

    @Test
    void scratchTree_untouched_breaksNoRule() throws IOException {
        assertThat(SourceRules.violations(scratch)).isEmpty();
        assertThat(PomRules.violations(scratch)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "algebra, model, algebra must not see capability-model",
        "capability-model, core, capability-model must not see transition-core",
        "transition-core, verifier, transition-core must not see verifier",
        "transition-core, bridge, transition-core must not see prover-bridge",
        "verifier, core, verifier must not see transition-core",
        "verifier, bridge, verifier must not see prover-bridge",
        "prover-bridge, verifier, prover-bridge must not see verifier",
        "prover-bridge, cli, prover-bridge must not see cli",
        "fixtures, algebra, fixtures must not see algebra",
        "cli, fixtures, cli must not see fixtures",
        "cli, benchmarks, cli must not see benchmarks",
        "runtime, verifier, runtime must not see verifier",
        "verifier, runtime, verifier must not see runtime",
        "cli, attic, io.tidemark.attic belongs to no module",
    })
    void import_againstAnArrow_isReported(String folder, String packageName, String problem) throws IOException {
        Module module = module(folder);
        write(main(module, "Breach"), code(module, "import io.tidemark." + packageName + ".Thing;", ""));
        assertThat(SourceRules.violations(scratch)).containsExactly(main(module, "Breach") + ":2: " + problem);
    }

    @Test
    void qualifiedName_againstAnArrow_isReported() throws IOException {
        Module verifier = module("verifier");
        write(main(verifier, "Breach"), code(verifier, "", "io.tidemark.core.Engine engine;"));
        assertThat(SourceRules.violations(scratch))
                .containsExactly(main(verifier, "Breach") + ":3: verifier must not see transition-core");
    }

    @Test
    void testSource_maySeeFixturesButNoOtherArrow() throws IOException {
        Module verifier = module("verifier");
        String path = "verifier/src/test/java/io/tidemark/verifier/BreachTest.java";
        write(path, code(verifier, "import io.tidemark.fixtures.Vectors;", ""));
        assertThat(SourceRules.violations(scratch)).isEmpty();
        write(path, code(verifier, "import io.tidemark.core.Engine;", ""));
        assertThat(SourceRules.violations(scratch)).containsExactly(path + ":2: verifier must not see transition-core");
    }

    @ParameterizedTest
    @CsvSource({
        "cli, jnr.ffi.Pointer, jnr-ffi stays in prover-bridge",
        "algebra, tools.jackson.databind.JsonNode, algebra must not import tools.jackson.databind.JsonNode",
        "transition-core, org.bouncycastle.X, transition-core must not import org.bouncycastle.X",
    })
    void import_ofAForbiddenLibrary_isReported(String folder, String name, String problem) throws IOException {
        Module module = module(folder);
        write(main(module, "Breach"), code(module, "import " + name + ";", ""));
        assertThat(SourceRules.violations(scratch)).anyMatch(line -> line.endsWith(": " + problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.time.Clock clock;",
                "Object now = java.time.Instant.now();",
                "long now = System.currentTimeMillis();",
                "long now = System.nanoTime();",
                "Object random = new java.util.Random(1);",
                "Object random = new java.security.SecureRandom();",
                "Object locale = java.util.Locale.getDefault();",
                "String text = String.format(\"%d\", 1);",
                "String text = \"A\".toLowerCase();",
                "String home = System.getenv(\"HOME\");",
                "String home = System.getProperty(\"user.home\");",
                "Object stream = java.util.List.of().parallelStream();",
            })
    void nondeterminism_inTheCore_isReported(String statement) throws IOException {
        for (String folder : List.of("algebra", "capability-model", "transition-core", "verifier")) {
            Module module = module(folder);
            write(main(module, "Breach"), code(module, "", statement));
            assertThat(SourceRules.violations(scratch))
                    .as(folder)
                    .anyMatch(line -> line.startsWith(main(module, "Breach") + ":3: "));
            Files.delete(scratch.resolve(main(module, "Breach")));
        }
        Module cli = module("cli");
        write(main(cli, "Fine"), code(cli, "", statement));
        assertThat(SourceRules.violations(scratch)).isEmpty();
    }

    @Test
    void testKit_drawsFromASeedAlone_andIsForTests() throws IOException {
        String kit = "transition-core/src/main/java/io/tidemark/core/testkit/";
        write(kit + "package-info.java", INFO.formatted("core.testkit"));
        String dice =
                "package io.tidemark.core.testkit;\nclass Dice { Object a = new java.util.SplittableRandom(%s); }";
        write(kit + "Dice.java", dice.formatted("7"));
        assertThat(SourceRules.violations(scratch)).isEmpty();
        write(kit + "Dice.java", dice.formatted(""));
        assertThat(SourceRules.violations(scratch)).singleElement().asString().startsWith(kit + "Dice.java:2: ");
        write(kit + "Dice.java", dice.formatted("7"));
        Module cli = module("cli");
        write(main(cli, "Breach"), code(cli, "import io.tidemark.core.testkit.Dice;", ""));
        assertThat(SourceRules.violations(scratch))
                .containsExactly(main(cli, "Breach") + ":2: a test kit is for tests and benchmarks alone");
        Files.delete(scratch.resolve(main(cli, "Breach")));
        Module benchmarks = module(Module.BENCHMARKS);
        write(main(benchmarks, "Fine"), code(benchmarks, "import io.tidemark.core.testkit.Dice;", ""));
        assertThat(SourceRules.violations(scratch)).isEmpty();
    }

    @Test
    void comment_orLiteral_isNoBreach() throws IOException {
        Module core = module("transition-core");
        write(main(core, "Fine"), code(core, "/* io.tidemark.verifier.X */", """
                // System.getenv
                String text = "Random \\" Clock"; char quote = '"'; String more = "io.tidemark.cli.Main";
                String root = String.format(java.util.Locale.ROOT, "%d", 1);"""));
        assertThat(SourceRules.violations(scratch)).isEmpty();
    }

    @Test
    void package_withoutNullMarkedInfo_isReported() throws IOException {
        Module model = module("capability-model");
        String info = main(model, "package-info");
        write(info, "package io.tidemark.model;");
        assertThat(SourceRules.violations(scratch)).containsExactly(info + ":1: not @NullMarked");
        String deeper = "capability-model/src/main/java/io/tidemark/model/effect/";
        write(info, INFO.formatted("model"));
        write(deeper + "Thing.java", "package io.tidemark.model.effect;\nclass Thing {}");
        assertThat(SourceRules.violations(scratch))
                .singleElement()
                .asString()
                .startsWith(deeper + "package-info.java:1: missing");
    }

    @Test
    void source_inAnotherModulesPackage_isReported() throws IOException {
        write(
                "verifier/src/main/java/io/tidemark/verifier/Stray.java",
                "package io.tidemark.verifiers;\nclass Stray {}");
        assertThat(SourceRules.violations(scratch))
                .contains(
                        "verifier/src/main/java/io/tidemark/verifier/Stray.java:1: package io.tidemark.verifiers is not of"
                                + " verifier");
    }

    @ParameterizedTest
    @CsvSource({
        "verifier, io.tidemark, tidemark-transition-core, compile, verifier must not see transition-core",
        "verifier, io.tidemark, tidemark-transition-core, test, verifier must not see transition-core",
        "prover-bridge, io.tidemark, tidemark-verifier, compile, prover-bridge must not see verifier",
        "cli, io.tidemark, tidemark-fixtures, compile, fixtures is test scope everywhere",
        "fixtures, io.tidemark, tidemark-algebra, compile, fixtures must not see algebra",
        "cli, io.tidemark, tidemark-circuits, runtime, the native library is a runtime dependency of prover-bridge alone",
        "verifier, com.github.jnr, jnr-ffi, compile, jnr-ffi stays in prover-bridge",
        "cli, org.openjdk.jmh, jmh-core, compile, JMH stays in benchmarks",
        "verifier, org.apache.zookeeper, zookeeper, compile, ZooKeeper stays in runtime",
        "transition-core, org.apache.curator, curator-recipes, compile, ZooKeeper stays in runtime",
    })
    void pom_againstAnArrow_isReported(String folder, String group, String artifact, String scope, String problem)
            throws IOException {
        write(folder + "/pom.xml", pom("""
                <dependency><groupId>%s</groupId><artifactId>%s</artifactId><scope>%s</scope></dependency>\
                """.formatted(group, artifact, scope)));
        assertThat(PomRules.violations(scratch)).containsExactly(folder + "/pom.xml: " + problem);
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, Objects::nonNull, Path::getParent)
                .filter(directory -> Files.exists(directory.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no mvnw above " + here));
    }

    private static Module module(String folder) {
        return Module.HOUSE.stream()
                .filter(module -> module.folder().equals(folder))
                .findFirst()
                .orElseThrow();
    }

    private static String main(Module module, String name) {
        return module.folder() + "/src/main/java/io/tidemark/" + module.packageName() + "/" + name + ".java";
    }

    private static String code(Module module, String imports, String statement) {
        return "package io.tidemark." + module.packageName() + ";\n" + imports + "\nclass Breach { " + statement
                + " }\n";
    }

    private static String pom(String dependencies) {
        return "<project><dependencies>" + dependencies + "</dependencies></project>";
    }

    private void write(String path, String content) throws IOException {
        Path file = scratch.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
