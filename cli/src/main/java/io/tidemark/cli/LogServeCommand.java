package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.sync.PeerFingerprint;
import io.tidemark.runtime.sync.PeerIdentity;
import io.tidemark.runtime.sync.PeerServer;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark log serve}. */
@Command(
        name = "serve",
        description = "Serves the logs of a world to the peers that are allowed, until it is interrupted "
                + "(docs/spec/23-sync.md). Only what was committed is given out.",
        footer = {"", "A line for each connection goes to standard error. Secrets are never shown."})
final class LogServeCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Option(names = "--listen", required = true, paramLabel = "HOST:PORT", description = "Where; port 0 for any.")
    private String listen = "";

    @Option(names = "--identity", required = true, paramLabel = "FILE", description = "This peer's secret.")
    private Path identity = Path.of("");

    @Option(names = "--allow", required = true, paramLabel = "FINGERPRINT", description = "A peer that may fetch.")
    private List<String> allow = List.of();

    @Override
    public Integer call() throws CommandFailure, IOException {
        DirectoryLogFolder folder = LogFolderArgument.open(world);
        InetSocketAddress address = PeerAddress.address(listen);
        Set<PeerFingerprint> allowed = new HashSet<>();
        for (String text : allow) {
            allowed.add(PeerAddress.fingerprint(text));
        }
        PeerIdentity own = IdentityFile.read(identity);
        try (PeerServer server = PeerServer.listen(
                address, folder, own, allowed, note -> console().note(Shown.line(note)))) {
            String at =
                    server.address().getHostString() + ":" + server.address().getPort();
            if (json()) {
                console()
                        .line(Json.object()
                                .put("listening", at)
                                .put("fingerprint", own.fingerprint().toString())
                                .toString());
            } else {
                console().line("Serving on " + at + " as " + own.fingerprint());
            }
            new CountDownLatch(1).await();
            return ExitCode.GOOD;
        } catch (InterruptedException ended) {
            return ExitCode.GOOD;
        } catch (ReplayException unsound) {
            throw LogFaults.explain(unsound);
        } catch (BindException taken) {
            throw CommandFailure.environment(
                    "E_LISTEN",
                    "expected an address to listen at, got " + Shown.line(listen) + ": " + taken.getMessage(),
                    "Give another port, or 0 for any that is free.");
        }
    }
}
