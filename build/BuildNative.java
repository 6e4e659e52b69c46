import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the Go side of the build from Maven with nothing but a JDK: {@code java BuildNative.java library|test
 * <circuits directory> [argument...]}.
 *
 * <p>{@code library} builds the C shared library and the worker process into {@code target/native/<platform>/}, each
 * with its SHA-256 beside it, and both with their self-test into {@code target/native-selftest/<platform>/};
 * {@code test} runs gofmt, vet, staticcheck and the Go tests. An argument {@code skip=...} that holds {@code true} ends
 * the run at once; every other argument goes to {@code go test}. A missing tool is reported in one line, exit code 3.
 *
 * <p>Source level 17, because the JDK that runs Maven may run this file.
 */
public final class BuildNative {
    private static final int GO_MAJOR = 1;
    private static final int GO_MINOR = 26;
    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final int EXIT_TOOL_MISSING = 3;
    private static final String MISSING_MARK = "target/native-build/missing-tool.txt";
    private static final String SELF_TEST_TAG = "tidemark_selftest";
    private static final Pattern GO_VERSION = Pattern.compile("go version go(\\d+)\\.(\\d+)");
    private static final String INSTALL_GO = "install Go " + GO_MAJOR + "." + GO_MINOR + " or newer (https://go.dev/dl/)";
    private static final String WITHOUT = "or build all but the prover with -Dnative.skip";

    /** Everything that could make two builds of one source differ is pinned here. */
    private static final Map<String, String> GO_ENVIRONMENT = Map.of(
            "CGO_ENABLED", "1",
            "GOWORK", "off",
            "GOAMD64", "v1",
            "GOARM64", "v8.0",
            "GOEXPERIMENT", "");

    private final Path circuits;
    private final String go;

    private BuildNative(Path circuits, String go) {
        this.circuits = circuits;
        this.go = go;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println("usage: java BuildNative.java library|test <circuits directory> [skip=...] [argument...]");
            System.exit(EXIT_USAGE);
        }
        Path circuits = Path.of(arguments[1]).toAbsolutePath().normalize();
        Path missingMark = circuits.resolve(MISSING_MARK);
        Files.deleteIfExists(missingMark);
        List<String> rest = Arrays.asList(arguments).subList(2, arguments.length);
        if (rest.stream().anyMatch(word -> word.startsWith("skip=") && word.contains("true"))) {
            if (arguments[0].equals("library")) {
                // A library of an earlier build must not travel in the jar of this one.
                deleteTree(circuits.resolve("target/native"));
                deleteTree(circuits.resolve("target/classes/natives"));
            }
            System.out.println("circuits: Go " + arguments[0] + " skipped");
            return;
        }
        List<String> forGo = rest.stream()
                .filter(word -> !word.startsWith("skip="))
                .flatMap(word -> Arrays.stream(word.split(" ")))
                .filter(word -> !word.isBlank())
                .collect(Collectors.toList());
        try {
            BuildNative build = new BuildNative(circuits, findGo(circuits));
            switch (arguments[0]) {
                case "library" -> build.library();
                case "test" -> build.test(forGo);
                default -> throw new BuildFailure("unknown task " + arguments[0], EXIT_USAGE);
            }
        } catch (BuildFailure failure) {
            if (failure.exitCode == EXIT_TOOL_MISSING) {
                // The POM ends the build on this file, which reads better than a stack trace of the exec plugin.
                Files.createDirectories(missingMark.getParent());
                Files.writeString(missingMark, failure.getMessage() + "\n");
            }
            System.err.println("circuits: " + failure.getMessage());
            System.exit(failure.exitCode);
        }
    }

    /** The C library and the worker process, for the jar; and both once more with the self-test, for the tests. */
    private void library() throws IOException, InterruptedException {
        requireCompiler();
        List<String> plain = List.of();
        List<String> selfTest = List.of("-tags", SELF_TEST_TAG);
        for (Artifact artifact : List.of(
                new Artifact("target/native", "./cabi", libraryName(), List.of("-buildmode=c-shared")),
                new Artifact("target/native", "./cmd/worker", workerName(), plain),
                new Artifact("target/native-selftest", "./cabi", libraryName(), with(selfTest, "-buildmode=c-shared")),
                new Artifact("target/native-selftest", "./cmd/worker", workerName(), selfTest))) {
            build(artifact);
        }
    }

    private void build(Artifact artifact) throws IOException, InterruptedException {
        Path fresh = circuits.resolve("target/native-build").resolve(artifact.name);
        Files.createDirectories(fresh.getParent());
        List<String> command = new ArrayList<>(
                List.of(go, "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -buildid="));
        command.addAll(artifact.options);
        command.addAll(List.of("-o", fresh.toString(), artifact.goPackage));
        run("go build", command);
        Path directory = circuits.resolve(artifact.folder).resolve(platform());
        Files.createDirectories(directory);
        Path built = directory.resolve(artifact.name);
        String hash = sha256(fresh);
        boolean unchanged = Files.exists(built) && sha256(built).equals(hash);
        if (!unchanged) {
            Files.copy(fresh, built, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path beside = directory.resolve(artifact.name + ".sha256");
        String line = hash + "  " + artifact.name + "\n";
        if (!Files.exists(beside) || !Files.readString(beside).equals(line)) {
            Files.writeString(beside, line, StandardCharsets.US_ASCII);
        }
        System.out.printf(
                Locale.ROOT,
                "circuits: %s/%s %s, %.1f MB, sha256 %s%n",
                artifact.folder,
                artifact.name,
                unchanged ? "unchanged" : "built",
                Files.size(built) / 1e6,
                hash);
    }

    private static List<String> with(List<String> words, String word) {
        List<String> longer = new ArrayList<>(words);
        longer.add(word);
        return longer;
    }

    private void test(List<String> extra) throws IOException, InterruptedException {
        requireCompiler();
        String unformatted = capture(List.of(gofmt(), "-l", "."));
        if (!unformatted.isBlank()) {
            throw new BuildFailure(
                    "gofmt would change " + unformatted.strip().replace("\n", ", ") + "; run gofmt -w there", EXIT_FAILED);
        }
        run("go vet", List.of(go, "vet", "./..."));
        run("go vet", List.of(go, "vet", "-tags", SELF_TEST_TAG, "./..."));
        run("staticcheck", List.of(go, "tool", "-modfile=tools.mod", "staticcheck", "./..."));
        List<String> command = new ArrayList<>(List.of(go, "test", "-timeout", "80m"));
        command.addAll(extra);
        command.add("./...");
        long start = System.nanoTime();
        run("go test", command);
        System.out.printf(
                Locale.ROOT,
                "circuits: gofmt, vet, staticcheck and go test passed (tests %d s)%n",
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    private static String findGo(Path circuits) throws IOException, InterruptedException {
        String found = Optional.ofNullable(System.getenv("TIDEMARK_GO"))
                .or(() -> onPath("go"))
                .or(() -> Optional.of("/usr/local/go/bin/go").filter(path -> Files.isExecutable(Path.of(path))))
                .orElseThrow(() -> missing("Go is not installed (no `go` on the PATH)", INSTALL_GO));
        Output version;
        try {
            version = execute(circuits, List.of(found, "version"));
        } catch (IOException failure) {
            throw missing("cannot run `" + found + "`", INSTALL_GO);
        }
        Matcher matcher = GO_VERSION.matcher(version.text);
        if (version.status != 0 || !matcher.find()) {
            throw missing(
                    "`" + found + " version` failed: " + version.text.strip().replace("\n", " "),
                    INSTALL_GO);
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        if (major < GO_MAJOR || major == GO_MAJOR && minor < GO_MINOR) {
            throw missing("Go " + major + "." + minor + " is too old", INSTALL_GO);
        }
        return found;
    }

    private void requireCompiler() throws IOException, InterruptedException {
        String compiler = capture(List.of(go, "env", "CC")).strip();
        String program = compiler.split(" ")[0];
        boolean present = program.contains("/") ? Files.isExecutable(Path.of(program)) : onPath(program).isPresent();
        if (!present) {
            throw missing(
                    "no C compiler (`" + program + "`), which cgo needs", "install gcc or clang, or set CC");
        }
    }

    private static BuildFailure missing(String what, String remedy) {
        return new BuildFailure(what + ": " + remedy + ", " + WITHOUT, EXIT_TOOL_MISSING);
    }

    private String gofmt() throws IOException, InterruptedException {
        Path inRoot = Path.of(capture(List.of(go, "env", "GOROOT")).strip(), "bin", "gofmt");
        return Files.isExecutable(inRoot) ? inRoot.toString() : "gofmt";
    }

    private void run(String what, List<String> command) throws IOException, InterruptedException {
        int status = prepare(circuits, command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new BuildFailure(what + " failed, exit code " + status, EXIT_FAILED);
        }
    }

    private String capture(List<String> command) throws IOException, InterruptedException {
        Output output = execute(circuits, command);
        if (output.status != 0) {
            throw new BuildFailure(String.join(" ", command) + " failed: " + output.text.strip(), EXIT_FAILED);
        }
        return output.text;
    }

    private static Output execute(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = prepare(directory, command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static ProcessBuilder prepare(Path directory, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(GO_ENVIRONMENT);
        return builder;
    }

    private static Optional<String> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(java.io.File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .map(Path::toString)
                .findFirst();
    }

    /** The folder under {@code natives/}: operating system and processor as Java and jnr-ffi name them. */
    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String family = system.contains("mac") ? "macos" : system.contains("windows") ? "windows" : "linux";
        return family + "-" + (processor.equals("amd64") ? "x86_64" : processor.equals("arm64") ? "aarch64" : processor);
    }

    private static String libraryName() {
        return System.mapLibraryName("tidemark");
    }

    private static void deleteTree(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(path);
            }
        }
    }

    private static String workerName() {
        return platform().startsWith("windows") ? "tidemark-worker.exe" : "tidemark-worker";
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private record Output(int status, String text) {}

    private record Artifact(String folder, String goPackage, String name, List<String> options) {}

    private static final class BuildFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int exitCode;

        BuildFailure(String message, int exitCode) {
            super(message);
            this.exitCode = exitCode;
        }
    }
}
