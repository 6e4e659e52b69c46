package io.tidemark.cli.architecture;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Java module of the house: where its sources are, and what they may see.
 *
 * @param folder the folder below the root, also the end of the artifact id
 * @param packageName the part after {@code io.tidemark.} that its packages begin with
 * @param sees the folders of the modules that its main sources may import
 * @param libraries the package prefixes of third parties that its main sources may import
 * @param deterministic whether clock, locale, randomness and environment are out of reach
 */
record Module(String folder, String packageName, Set<String> sees, List<String> libraries, boolean deterministic) {
    static final String FIXTURES = "fixtures";
    static final String CIRCUITS = "circuits";
    static final String BRIDGE = "prover-bridge";
    static final String BENCHMARKS = "benchmarks";

    private static final Set<String> ALL =
            Set.of("algebra", "capability-model", "transition-core", "runtime", "verifier", BRIDGE);
    private static final List<String> JACKSON = List.of("tools.jackson", "com.fasterxml.jackson.annotation");
    // The model's interface speaks in its bytes, so whoever sees the model may name them.
    private static final String TUWENI = "org.apache.tuweni.bytes";

    /** The arrows of the design: every module, and nothing that is absent is allowed. */
    static final List<Module> HOUSE = List.of(
            // Asks the virtual machine once whether it has a fused multiply-add.
            new Module("algebra", "algebra", Set.of(), List.of("com.sun.management"), true),
            new Module(
                    "capability-model",
                    "model",
                    Set.of("algebra"),
                    and(JACKSON, TUWENI, "org.apache.tuweni.units", "org.bouncycastle"),
                    true),
            new Module(
                    "transition-core", "core", Set.of("algebra", "capability-model"), List.of("org.h2.mvstore"), true),
            new Module(
                    "runtime",
                    "runtime",
                    Set.of("algebra", "capability-model", "transition-core"),
                    and(
                            JACKSON,
                            TUWENI,
                            "org.apache.curator",
                            "org.apache.tuweni.rlp",
                            "org.apache.zookeeper",
                            "org.bouncycastle",
                            "org.pcollections",
                            "org.snakeyaml.engine",
                            "org.slf4j"),
                    false),
            new Module(
                    "verifier",
                    "verifier",
                    Set.of("algebra", "capability-model"),
                    and(JACKSON, TUWENI, "org.bouncycastle"),
                    true),
            new Module(
                    BRIDGE,
                    "bridge",
                    Set.of("algebra", "capability-model", "transition-core"),
                    List.of("jnr", TUWENI, "com.sun.management", "org.slf4j"),
                    false),
            new Module(FIXTURES, "fixtures", Set.of(), JACKSON, false),
            new Module(
                    "cli",
                    "cli",
                    ALL,
                    and(JACKSON, TUWENI, "com.sun.management", "picocli", "me.tongfei.progressbar", "org.slf4j"),
                    false),
            new Module(
                    BENCHMARKS,
                    "benchmarks",
                    ALL,
                    and(JACKSON, TUWENI, "com.sun.management", "org.openjdk.jmh", "org.cryptimeleon.math"),
                    false));

    static Optional<Module> ofPackage(String packageName) {
        return HOUSE.stream()
                .filter(module -> module.packageName.equals(packageName))
                .findFirst();
    }

    /** Whether this module's sources, in main or test scope, may name a class of the other. */
    boolean maySee(Module other, boolean test) {
        return other.equals(this) || sees.contains(other.folder) || (test && other.folder.equals(FIXTURES));
    }

    /** Whether the module's main sources may import the package of a third party. */
    boolean mayImport(String name) {
        return Stream.concat(
                        Stream.of("java.", "javax.", "org.jspecify."),
                        libraries.stream().map(prefix -> prefix + "."))
                .anyMatch(name::startsWith);
    }

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
