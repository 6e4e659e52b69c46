package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tidemark log identity}, {@code serve} and {@code fetch}, as they are typed. */
final class LogSyncTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");
    private Path copy = Path.of("");
    private Path ours = Path.of("");
    private Path theirs = Path.of("");

    @BeforeEach
    void run() {
        world = RanWorld.swap(folder.resolve("world"));
        copy = folder.resolve("copy");
        ours = folder.resolve("ours.pem");
        theirs = folder.resolve("theirs.pem");
    }

    private static String identity(Path file) {
        Cli.Result made = Cli.run("log", "identity", file);
        assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.GOOD);
        return made.out().strip();
    }

    /** Serves a world while something else is done. */
    private Cli.Result served(Path what, String allow, Object... fetch) throws Exception {
        PipedReader out = new PipedReader();
        StringWriter notes = new StringWriter();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        PrintWriter line = new PrintWriter(new PipedWriter(out), true);
        Thread thread = Thread.ofPlatform()
                .start(() -> exit.complete(Main.run(
                        line,
                        new PrintWriter(notes),
                        "log",
                        "serve",
                        what.toString(),
                        "--listen",
                        "127.0.0.1:0",
                        "--identity",
                        theirs.toString(),
                        "--allow",
                        allow)));
        String said = String.valueOf(new BufferedReader(out).readLine());
        assertThat(said).as(notes.toString()).startsWith("Serving on 127.0.0.1:");
        List<Object> arguments = new ArrayList<>(List.of("log", "fetch", said.split(" ")[2]));
        arguments.addAll(List.of("--identity", ours, "--into", copy));
        arguments.addAll(List.of(fetch));
        Cli.Result fetched = Cli.run(arguments.toArray());
        thread.interrupt();
        assertThat(exit.get()).isEqualTo(ExitCode.GOOD);
        assertThat(notes.toString()).doesNotContain("PRIVATE", "\tat ");
        return fetched;
    }

    @Test
    void identity_isMadeOnce_forItsOwnerAlone() throws Exception {
        String fingerprint = identity(ours);
        assertThat(fingerprint).matches("sha256:[0-9a-f]{64}");
        assertThat(identity(ours)).isEqualTo(fingerprint);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rw-r-----"));
        Cli.Result shared = Cli.run("log", "identity", ours);
        assertThat(shared.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(shared.err()).contains("E_IDENTITY_SHARED", "chmod 600").doesNotContain("PRIVATE");
    }

    @Test
    void fetch_fromAPeer_isAWorldThatVerifiesAndReplays() throws Exception {
        String mine = identity(ours);
        String its = identity(theirs);
        Cli.Result fetched = served(world, mine, "--peer", its, "--json");
        assertThat(fetched.exitCode()).as(fetched.err()).isEqualTo(ExitCode.GOOD);
        assertThat(fetched.json().get("logs")).hasSizeGreaterThan(4);
        assertThat(Cli.run("log", "diff", world, copy).exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(Cli.run("log", "verify", copy).exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(Cli.run("log", "watch", copy, "--once").exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(Cli.run("replay", copy, "--json").out())
                .isEqualTo(Cli.run("replay", world, "--json").out());

        Cli.Result again = served(world, mine, "--peer", its);
        assertThat(again.out()).contains("0 new");
    }

    @Test
    void fetch_twoStories_isExitCodeOne_withTheEvidence() throws Exception {
        String mine = identity(ours);
        String its = identity(theirs);
        served(world, mine, "--peer", its);
        Path other = RanWorld.tooLate(folder.resolve("other"));
        Cli.Result fetched = served(other, mine, "--peer", its, "--json");

        assertThat(fetched.exitCode()).isEqualTo(ExitCode.REFUSED);
        List<JsonNode> forks = fetched.json()
                .get("logs")
                .valueStream()
                .filter(log -> log.path("code").asString("").equals("E_LOG_FORK"))
                .toList();
        assertThat(forks).isNotEmpty();
        Path evidence = Path.of(forks.getFirst().get("evidence").asString());
        assertThat(Cli.run("log", "verify", evidence).exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(Cli.run("log", "diff", world, copy).exitCode())
                .as("the copy is as it was")
                .isEqualTo(ExitCode.GOOD);
    }

    @Test
    void fetch_byAStranger_orFromOne_isRefused() throws Exception {
        String mine = identity(ours);
        String its = identity(theirs);
        String nobody = identity(folder.resolve("nobody.pem"));
        Cli.Result notAllowed = served(world, nobody, "--peer", its);
        assertThat(notAllowed.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(notAllowed.err()).contains("E_SYNC_REFUSED", mine, "--allow");
        Cli.Result notPinned = served(world, mine, "--peer", nobody);
        assertThat(notPinned.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(notPinned.err()).contains("E_SYNC_PEER", its);
        assertThat(copy).doesNotExist();
    }

    @Test
    void mistakes_areUsage() throws Exception {
        Path notes = Files.writeString(folder.resolve("notes.txt"), "no secret");
        String mine = identity(ours);
        assertThat(Cli.run("log", "fetch", "nowhere", "--peer", mine, "--identity", ours, "--into", copy)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("log", "fetch", "[::1]:1", "--peer", "me", "--identity", ours, "--into", copy)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("log", "serve", world, "--listen", "127.0.0.1:0", "--identity", ours)
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        Cli.Result none =
                Cli.run("log", "serve", world, "--listen", "127.0.0.1:0", "--identity", notes, "--allow", mine);
        assertThat(none.err()).contains("E_IDENTITY_SHARED");
        Files.setPosixFilePermissions(notes, PosixFilePermissions.fromString("rw-------"));
        none = Cli.run("log", "serve", world, "--listen", "127.0.0.1:0", "--identity", notes, "--allow", mine);
        assertThat(none.exitCode()).isEqualTo(ExitCode.MALFORMED);
        assertThat(none.err()).contains("E_IDENTITY: expected a section");
    }
}
