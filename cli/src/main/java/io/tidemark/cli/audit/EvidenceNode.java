package io.tidemark.cli.audit;

import io.tidemark.verifier.audit.history.Evidence;
import java.util.HexFormat;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One piece of evidence as JSON that stands alone. */
public final class EvidenceNode {
    private EvidenceNode() {}

    /** Where a third party can look it up. */
    public static ObjectNode of(Evidence evidence) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return switch (evidence) {
            case Evidence.InBundle bundle ->
                node.put("in", "bundle")
                        .put("bundle", bundle.source().bundle().toUnprefixedHexString())
                        .put("list", bundle.source().list())
                        .put("entry", bundle.source().entry());
            case Evidence.InLog log -> inLog(node, log);
            case Evidence.InSnapshot snapshot -> inSnapshot(node, snapshot);
        };
    }

    static ObjectNode inLog(ObjectNode node, Evidence.InLog log) {
        return node.put("in", "log")
                .put("actor", log.actor())
                .put("entry", log.entry())
                .put("hash", log.hash().toUnprefixedHexString());
    }

    static ObjectNode inSnapshot(ObjectNode node, Evidence.InSnapshot snapshot) {
        return node.put("in", "snapshot")
                .put("sequence", snapshot.sequence().value())
                .put("digest", HexFormat.of().formatHex(snapshot.digest().lane().encode()));
    }
}
