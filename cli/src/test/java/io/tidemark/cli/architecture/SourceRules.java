package io.tidemark.cli.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules that can be read off the sources: arrows, libraries, determinism, null-marked packages. */
final class SourceRules {
    private static final Pattern OWN_NAME = Pattern.compile("\\bio\\.tidemark\\.(\\w+)");
    private static final Pattern NATIVE = Pattern.compile("\\bjnr\\.\\w+");

    private static final Pattern TEST_KIT = Pattern.compile("\\bio\\.tidemark\\.\\w+\\.testkit\\b");
    /** With a seed it is as deterministic as a table, so a test kit may draw from it. */
    private static final Pattern SEEDED = Pattern.compile("\\bSplittableRandom\\b(?!\\s*\\(\\s*\\))");

    /** What a deterministic module must not name, with what to do instead. */
    private static final Map<String, Pattern> NONDETERMINISM = new TreeMap<>(Map.of(
            "a clock (take the time as an argument)",
            Pattern.compile(
                    "\\bClock\\b|\\b(?:Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime|OffsetDateTime|Year)"
                            + "\\s*\\.\\s*now\\b|\\bcurrentTimeMillis\\b|\\bnanoTime\\b"),
            "randomness (take the bytes as an argument)",
            Pattern.compile("\\b(?:Secure|ThreadLocal|Splittable)?Random\\b|\\bRandomGenerator\\b|\\brandomUUID\\b"
                    + "|\\bMath\\s*\\.\\s*random\\b"),
            "the locale (only Locale.ROOT gives one result everywhere)",
            Pattern.compile("(?<!import java\\.util\\.)\\bLocale\\b(?!\\s*\\.\\s*ROOT\\b)"),
            "the default locale (String.format takes Locale.ROOT)",
            Pattern.compile("\\bString\\s*\\.\\s*format\\s*\\((?!\\s*(?:java\\.util\\.)?Locale\\.ROOT\\b)"
                    + "|\\bto(?:Lower|Upper)Case\\s*\\(\\s*\\)"),
            "the environment (take the value as an argument)",
            Pattern.compile("\\bgetenv\\b|\\bSystem\\s*\\.\\s*getProperty\\b"
                    + "|\\b(?:Integer\\s*\\.\\s*getInteger|Long\\s*\\.\\s*getLong|Boolean\\s*\\.\\s*getBoolean)\\b"),
            "the order of threads or of identity hashes",
            Pattern.compile("\\bparallelStream\\b|\\.\\s*parallel\\s*\\(\\s*\\)|\\bidentityHashCode\\b")));

    private final Path root;
    private final List<String> violations = new ArrayList<>();

    private SourceRules(Path root) {
        this.root = root;
    }

    /** Every violation below the root, as {@code path:line: what}. */
    static List<String> violations(Path root) throws IOException {
        SourceRules rules = new SourceRules(root);
        for (Module module : Module.HOUSE) {
            rules.readScope(module, false);
            rules.readScope(module, true);
        }
        return List.copyOf(rules.violations);
    }

    private void readScope(Module module, boolean test) throws IOException {
        Path sources = root.resolve(module.folder()).resolve(test ? "src/test/java" : "src/main/java");
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(sources)) {
            List<Path> files = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            files.forEach(file -> readFile(module, test, file));
            if (!test) {
                files.stream().map(Path::getParent).distinct().forEach(this::requireNullMarked);
            }
        }
    }

    private void readFile(Module module, boolean test, Path file) {
        JavaText text = JavaText.of(read(file));
        if (!(text.packageName() + ".").startsWith("io.tidemark." + module.packageName() + ".")) {
            report(file, 1, "package " + text.packageName() + " is not of " + module.folder());
        }
        for (MatchResult match : text.find(OWN_NAME)) {
            Module other = Module.ofPackage(match.group(1)).orElse(null);
            if (other == null) {
                report(file, text.line(match), match.group() + " belongs to no module");
            } else if (!module.maySee(other, test)) {
                report(file, text.line(match), module.folder() + " must not see " + other.folder());
            }
        }
        if (!module.folder().equals(Module.BRIDGE)) {
            for (MatchResult match : text.find(NATIVE)) {
                report(file, text.line(match), "jnr-ffi stays in " + Module.BRIDGE);
            }
        }
        if (!test) {
            readMain(module, file, text);
        }
    }

    private void readMain(Module module, Path file, JavaText text) {
        for (String name : text.imports()) {
            if (!name.startsWith("io.tidemark.") && !module.mayImport(name)) {
                report(file, 1, module.folder() + " must not import " + name);
            }
        }
        boolean inTestKit = text.packageName().endsWith(".testkit");
        if (!inTestKit && !module.folder().equals(Module.BENCHMARKS)) {
            for (MatchResult match : text.find(TEST_KIT)) {
                report(file, text.line(match), "a test kit is for tests and benchmarks alone");
            }
        }
        if (module.deterministic()) {
            JavaText judged = inTestKit ? text.without(SEEDED) : text;
            NONDETERMINISM.forEach((what, pattern) -> {
                for (MatchResult match : judged.find(pattern)) {
                    report(file, text.line(match), "`" + match.group().strip() + "` reads " + what);
                }
            });
        }
    }

    private void requireNullMarked(Path directory) {
        Path info = directory.resolve("package-info.java");
        if (!Files.exists(info)) {
            report(info, 1, "missing: every package says what it is for, and is @NullMarked");
        } else if (!JavaText.of(read(info)).code().contains("@NullMarked")) {
            report(info, 1, "not @NullMarked");
        }
    }

    private void report(Path file, int line, String what) {
        violations.add(root.relativize(file).toString().replace('\\', '/') + ":" + line + ": " + what);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
