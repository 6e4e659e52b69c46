package io.tidemark.cli;

import io.tidemark.cli.run.LogFaults;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.WorldFolder;
import io.tidemark.runtime.replay.MergedLogs;
import io.tidemark.runtime.replay.ReplayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark log graph}. */
@Command(
        name = "graph",
        description =
                "Draws what followed on what: a lane for each program, ticks going down, a line where two effects "
                        + "touched one cell. Writes SVG, or with --json the effects and lines.")
final class LogGraphCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world, or of its logs.")
    private Path world = Path.of("");

    @Option(names = "--out", paramLabel = "F", description = "Where to write the SVG (default: standard output).")
    private @Nullable Path out;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many effects (default: ${DEFAULT-VALUE}).")
    private int limit = 500;

    @Override
    public Integer call() throws CommandFailure, IOException {
        try (MergedLogs logs = MergedLogs.open(LogFolderArgument.open(world), actor -> true)) {
            EffectGraph graph = EffectGraph.read(logs, limit);
            Path file = out;
            if (file != null) {
                WorldFolder.writeAtomically(file, GraphSvg.of(graph).getBytes(StandardCharsets.UTF_8));
            }
            if (json()) {
                printJson(json(graph));
            } else if (file == null) {
                console().line(GraphSvg.of(graph));
            } else {
                console()
                        .line(Words.count(graph.nodes().size(), "effect") + " and "
                                + Words.count(graph.edges().size(), "line") + " in " + file
                                + (graph.more() ? ", and more: --limit " + 10L * limit : ""));
            }
            return ExitCode.GOOD;
        } catch (ReplayException refused) {
            throw LogFaults.explain(refused);
        }
    }

    private static ObjectNode json(EffectGraph graph) {
        ObjectNode document = Json.object().put("more", graph.more());
        ArrayNode nodes = document.putArray("effects");
        graph.nodes()
                .forEach(node -> nodes.addObject()
                        .put("actor", node.actor().name())
                        .put("tick", node.tick())
                        .put("kind", node.kind())
                        .put("text", node.text()));
        ArrayNode edges = document.putArray("lines");
        graph.edges()
                .forEach(edge -> edges.addObject()
                        .put("from", edge.from())
                        .put("to", edge.to())
                        .put("cell", edge.cell()));
        return document;
    }
}
