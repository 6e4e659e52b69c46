package io.tidemark.runtime.log;

import io.tidemark.model.codec.Documents;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.model.log.LogEvent;
import io.tidemark.model.log.LogPayload;
import io.tidemark.model.log.ObservedBlock;
import io.tidemark.model.log.ObservedFact;
import io.tidemark.model.log.TakenSnapshot;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as people read it (spec LOG-7): one line of JSON with the members {@code entryID}, {@code entryType},
 * {@code timestamp}, {@code previous}, {@code payload}, {@code entryHash}. It is the JSON view of the entry's document in another order.
 */
public final class EntryView {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private EntryView() {}

    /** For example {@code {"entryID":"bank/2","entryType":"FactEntry","timestamp":12,...}}, without a line feed. */
    public static String of(StoredEntry stored) {
        JsonNode body =
                MAPPER.readTree(Documents.LOG_ENTRY.toJson(stored.entry())).get("body");
        ObjectNode view = MAPPER.createObjectNode();
        view.put("entryID", stored.entry().actor() + "/" + stored.entry().sequence());
        view.put("entryType", type(stored.entry().payload()));
        view.set("timestamp", body.get("timestamp"));
        view.set("previous", body.get("previous"));
        view.set("payload", body.get("payload"));
        view.put("entryHash", stored.hash().toString());
        return MAPPER.writeValueAsString(view);
    }

    private static String type(LogPayload payload) {
        return switch (payload) {
            case AppliedEffect effect -> "EffectEntry";
            case ObservedFact fact -> "FactEntry";
            case ObservedBlock block -> "ObservationEntry";
            case TakenSnapshot taken -> "SnapshotEntry";
            case LogEvent event -> "EventEntry";
        };
    }
}
