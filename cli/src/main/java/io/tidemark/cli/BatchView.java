package io.tidemark.cli;

import io.tidemark.cli.run.BatchProof;
import io.tidemark.cli.run.Executed;
import io.tidemark.cli.run.StepOutcome;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.Sentence;
import io.tidemark.cli.world.World;
import io.tidemark.model.RejectCode;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of a batch, for people and for scripts. */
final class BatchView {
    private final Console console;

    BatchView(Console console) {
        this.console = console;
    }

    void print(World world, Executed executed) {
        int snapshot = executed.plan().snapshot();
        console.line("World " + world.settings().name() + ", batch "
                + executed.plan().number() + " under snapshot " + snapshot + " ("
                + Sentence.time(world.snapshots().get(snapshot - 1).time()) + ")");
        printEffects(executed);
    }

    /** Each effect with its tick, or why it was refused. */
    void printEffects(Executed executed) {
        Table table = Table.of(">tick", "effect", "");
        for (StepOutcome outcome : executed.outcomes()) {
            table.row(
                    outcome.happened() ? outcome.tick() : "",
                    (outcome.grouped() ? "| " : "") + Sentence.of(outcome.proposal()),
                    verdict(outcome));
        }
        console.table(table);
        for (StepOutcome outcome : executed.outcomes()) {
            RejectCode code = outcome.code();
            if (code != null) {
                console.line();
                console.line("  " + console.styled(Style.BAD, code.name()) + " (rule " + code.number() + ", "
                        + outcome.proposal().place() + ")");
                console.line("    rule  " + code.rule());
                console.line("    next  " + code.next());
            }
        }
    }

    private static Table.Cell verdict(StepOutcome outcome) {
        RejectCode code = outcome.code();
        return code == null ? Table.cell(Style.GOOD, "done") : Table.cell(Style.BAD, "refused: " + code.name());
    }

    void printBundles(Executed executed, List<BatchProof.Written> written) {
        console.line();
        if (written.isEmpty()) {
            console.line(console.styled(Style.BAD, "Nothing was proved: ")
                    + (executed.parts().isEmpty()
                            ? "every effect was refused."
                            : "an effect was refused, and --strict."));
            return;
        }
        proved(written);
        console.line();
        next(written.getFirst().file().toString(), written.getFirst());
    }

    /** The bundles that a batch became. */
    void proved(List<BatchProof.Written> written) {
        if (written.size() > 1) {
            console.line("The batch fits no shape as a whole, so it became " + written.size() + " bundles.");
        }
        for (BatchProof.Written bundle : written) {
            console.line(console.styled(Style.GOOD, "Proved and verified: ") + bundle.file());
            console.line("  sequence " + bundle.bundle().statement().sequence().value() + ", "
                    + bundle.bundle().statement().shape() + ", proved in " + Words.seconds(bundle.proving())
                    + ", verified in " + Words.seconds(bundle.verifying()));
        }
    }

    /** How to verify what was proved, of which one bundle is the first. */
    void next(String files, BatchProof.Written first) {
        console.line("Next: tidemark verify " + files
                + (first.bundle().key().development() ? " --allow-development-key" : "")
                + (first.bundle().statement().sequence().value() > 1 ? " --any-start" : ""));
    }

    static ObjectNode json(World world, Executed executed, List<BatchProof.Written> written) {
        ObjectNode document = Json.object();
        document.put("world", world.settings().name())
                .put("batch", executed.plan().number())
                .put("snapshot", executed.plan().snapshot())
                .put("refused", executed.refusedCount());
        ArrayNode effects = document.putArray("effects");
        for (StepOutcome outcome : executed.outcomes()) {
            ObjectNode effect = effects.addObject()
                    .put("effect", outcome.proposal().kind())
                    .put("author", outcome.proposal().author().toString())
                    .put("text", Sentence.of(outcome.proposal()))
                    .put("grouped", outcome.grouped())
                    .put("happened", outcome.happened());
            RejectCode code = outcome.code();
            if (code == null) {
                effect.put("tick", outcome.tick());
            } else {
                effect.put("code", code.name())
                        .put("number", code.number())
                        .put("rule", code.rule())
                        .put("next", code.next())
                        .put("where", outcome.proposal().place().toString());
            }
        }
        bundles(document.putArray("bundles"), written);
        return document;
    }

    static void bundles(ArrayNode bundles, List<BatchProof.Written> written) {
        for (BatchProof.Written bundle : written) {
            var statement = bundle.bundle().statement();
            bundles.addObject()
                    .put("file", bundle.file().toString())
                    .put("sequence", statement.sequence().value())
                    .put("shape", statement.shape().text())
                    .put("key", bundle.bundle().key().text())
                    .put(
                            "preRoot",
                            HexFormat.of().formatHex(statement.preRoot().lane().encode()))
                    .put(
                            "postRoot",
                            HexFormat.of().formatHex(statement.postRoot().lane().encode()))
                    .put("proveMillis", bundle.proving().toMillis())
                    .put("verifyMillis", bundle.verifying().toMillis());
        }
    }
}
