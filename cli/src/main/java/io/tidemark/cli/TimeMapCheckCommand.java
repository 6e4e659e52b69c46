package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.runtime.yaml.MalformedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark timemap check}. */
@Command(
        name = "check",
        description = "Restores the time map from the logs of the keepers and says what does not hold: signatures, "
                + "order, snapshots that say otherwise, keepers who contradicted themselves. Exit code 1 if something "
                + "does not.")
final class TimeMapCheckCommand extends Subcommand {
    @Parameters(paramLabel = "WORLD", description = "The folder of a world.")
    private Path world = Path.of("");

    @Override
    public Integer call() throws CommandFailure, MalformedFileException, IOException {
        WorldView view = WorldView.of(world);
        List<WorldView.Problem> problems = view.problems();
        if (json()) {
            ObjectNode document = Json.object().put("holds", problems.isEmpty());
            ArrayNode list = document.putArray("problems");
            problems.forEach(
                    problem -> list.addObject().put("code", problem.code()).put("message", problem.message()));
            printJson(document);
        } else {
            print(view, problems);
        }
        return problems.isEmpty() ? ExitCode.GOOD : ExitCode.REFUSED;
    }

    private void print(WorldView view, List<WorldView.Problem> problems) {
        Console console = console();
        problems.forEach(problem -> console.line(console.styled(Style.BAD, problem.code()) + ": " + problem.message()));
        if (problems.isEmpty()) {
            console.line(
                    console.styled(Style.GOOD, "Holds: ") + view.map().events().size() + " observations and snapshots"
                            + ", restored from the logs of the keepers alone.");
        }
    }
}
