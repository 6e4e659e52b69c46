package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.runtime.run.RunResult;
import io.tidemark.runtime.run.StepFailed;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What a run came to. */
record RunSummary(String program, RunResult result) {
    void print(Console console, Optional<Path> world) {
        long effects = result.batches().stream()
                .mapToLong(batch -> batch.batch().effects().size())
                .sum();
        boolean good = result.failure().isEmpty();
        console.line();
        console.line(console.styled(good ? Style.GOOD : Style.BAD, good ? "done" : "ended early") + ": " + program
                + ", " + effects + " effects in " + result.batches().size() + " batches, root " + root());
        world.ifPresent(folder -> console.line("The world is in " + folder + "."));
    }

    ObjectNode json(String mode, long seed) {
        ObjectNode document = Json.object();
        document.put("program", program)
                .put("mode", mode)
                .put("seed", seed)
                .put("ended", result.failure().map(StepFailed::code).orElse("done"))
                .put("root", root());
        var batches = document.putArray("batches");
        result.batches().forEach(batch -> {
            var kinds = batches.addArray();
            batch.batch().effects().forEach(effect -> kinds.add(effect.kind().label()));
        });
        return document;
    }

    private String root() {
        return HexFormat.of().formatHex(result.state().root().lane().encode());
    }
}
