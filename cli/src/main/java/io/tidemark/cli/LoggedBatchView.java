package io.tidemark.cli;

import io.tidemark.cli.run.BatchProof;
import io.tidemark.cli.run.LoggedRun;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Table;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.ReplayedBatch;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A batch from the logs of a world, for people and for scripts. */
final class LoggedBatchView {
    private LoggedBatchView() {}

    static void print(Console console, LoggedRun run, ReplayedBatch batch) {
        console.line("World " + run.parameters().name() + ", batch "
                + batch.record().sequence().value() + " from its logs, under snapshot "
                + batch.signed().snapshot().sequence().value());
        Table table = Table.of(">tick", "entry", "");
        for (StoredEntry entry : batch.entries()) {
            JsonNode view = EntryText.view(entry);
            table.row(view.get("timestamp").asString(), view.get("entryID").asString(), EntryText.of(view));
        }
        console.table(table);
    }

    static ObjectNode json(LoggedRun run, ReplayedBatch batch, List<BatchProof.Written> written) {
        ObjectNode document = Json.object()
                .put("world", run.parameters().name())
                .put("batch", batch.record().sequence().value())
                .put("snapshot", batch.signed().snapshot().sequence().value());
        ArrayNode effects = document.putArray("effects");
        batch.entries().forEach(entry -> effects.add(EntryText.view(entry)));
        BatchView.bundles(document.putArray("bundles"), written);
        return document;
    }
}
