package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Style;
import io.tidemark.model.log.ActorId;
import io.tidemark.runtime.log.DirectoryLogFolder;
import io.tidemark.runtime.log.LogAnchor;
import io.tidemark.runtime.observe.Invariants;
import io.tidemark.runtime.observe.Observer;
import io.tidemark.runtime.observe.Violation;
import io.tidemark.runtime.replay.ReplayException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark log watch}. */
@Command(
        name = "watch",
        description =
                "Follows the logs of a world while they are written, and holds each entry against what must hold of all "
                        + "of them (docs/spec/25-observers.md). With --json, a line for each commit.",
        footer = {"", "Exit code 1 if an entry violates something; without --once it ends there."})
final class LogWatchCommand extends Subcommand {
    private static final long PAUSE_MILLIS = 250;

    @Parameters(index = "0", paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "ACTOR",
            arity = "0..*",
            description = "These logs alone, each in its own order, without what needs an order between logs.")
    private List<String> actors = List.of();

    @Option(
            names = "--from",
            paramLabel = "POSITION",
            description = "Say nothing up to here, and refuse logs that do not have it: what was printed before.")
    private List<String> from = List.of();

    @Option(names = "--once", description = "End where the logs end now.")
    private boolean once;

    private boolean waiting;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        DirectoryLogFolder folder = LogFolderArgument.open(world);
        List<LogAnchor> positions = positions();
        try (Observer observer = observer(folder, positions)) {
            WatchLoop loop = new WatchLoop(observer, json() ? this::printJson : this::print);
            boolean good = once ? loop.once() : loop.follow(this::pause);
            if (!json()) {
                console().line(good ? console().styled(Style.GOOD, "Nothing is violated.") : next());
            }
            return good ? ExitCode.GOOD : ExitCode.REFUSED;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    private Observer observer(DirectoryLogFolder folder, List<LogAnchor> positions)
            throws ReplayException, CommandFailure, IOException {
        if (actors.isEmpty()) {
            return Observer.ofInstance(folder, Invariants.ofInstance(), positions);
        }
        Set<ActorId> chosen = new HashSet<>();
        for (String name : actors) {
            if (!ActorId.isName(name) || !folder.actors().contains(new ActorId(name))) {
                throw CommandFailure.usage(
                        "expected actors with a log in " + world + ", got " + Shown.line(name),
                        "It has the logs of "
                                + folder.actors().stream().map(ActorId::name).collect(Collectors.joining(", ")) + ".");
            }
            chosen.add(new ActorId(name));
        }
        return Observer.ofLogs(folder, chosen, Invariants.ofLogs(), positions);
    }

    private List<LogAnchor> positions() throws CommandFailure {
        List<LogAnchor> positions = new ArrayList<>();
        for (String text : from) {
            positions.add(LogAnchor.parse(text)
                    .orElseThrow(() -> CommandFailure.usage(
                            "expected a position such as executor/12:0x, with 64 digits after it, got "
                                    + Shown.line(text),
                            "Take the one that `tidemark log watch` printed last.")));
        }
        return positions;
    }

    private boolean pause(Optional<Violation> missing) throws InterruptedException {
        if (!waiting && missing.isPresent()) {
            console().note("waiting: " + missing.get());
        }
        waiting = missing.isPresent();
        Thread.sleep(PAUSE_MILLIS);
        return true;
    }

    private String next() {
        return "Keep these logs as evidence, and compare them with a peer's: `tidemark log diff`.";
    }

    private void print(WatchLoop.Report report) {
        String position = report.position().stream().map(LogAnchor::toString).collect(Collectors.joining(" "));
        console()
                .line(report.entries() + (report.entries() == 1 ? " entry" : " entries") + ", clock "
                        + report.clock().value() + ", position " + position);
        report.violations().forEach(each -> console().line(console().styled(Style.BAD, each.toString())));
    }

    private void printJson(WatchLoop.Report report) {
        ObjectNode line = Json.object();
        ArrayNode position = line.putArray("position");
        report.position().forEach(each -> position.add(each.toString()));
        line.put("entries", report.entries()).put("clock", report.clock().value());
        ArrayNode violations = line.putArray("violations");
        for (Violation each : report.violations()) {
            violations
                    .addObject()
                    .put("code", each.code().name())
                    .put("entry", each.entry().toString())
                    .put("expected", each.expected())
                    .put("actual", each.actual());
        }
        console().line(line.toString());
    }
}
