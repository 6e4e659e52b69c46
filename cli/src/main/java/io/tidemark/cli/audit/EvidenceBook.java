package io.tidemark.cli.audit;

import io.tidemark.algebra.Fr;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.history.Evidence;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tuweni.bytes.Bytes32;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bundles that evidence points at, each written once: a document names one by its place in this list, and adds the
 * list in it and the entry.
 */
final class EvidenceBook {
    private final ArrayNode bundles = JsonNodeFactory.instance.arrayNode();
    private final Map<Bytes32, Integer> places = new LinkedHashMap<>();

    /** Where a third party can look it up. */
    void write(ObjectNode node, Evidence evidence) {
        switch (evidence) {
            case Evidence.InBundle bundle ->
                node.put("in", "bundle")
                        .put("bundle", place(bundle.source()))
                        .put("list", bundle.source().list())
                        .put("entry", bundle.source().entry());
            case Evidence.InLog log -> EvidenceNode.inLog(node, log);
            case Evidence.InSnapshot snapshot -> EvidenceNode.inSnapshot(node, snapshot);
        }
    }

    /** Each with its content hash, sequence, and the public inputs that its lists open. */
    ArrayNode bundles() {
        return bundles;
    }

    private int place(Source source) {
        int place = places.computeIfAbsent(source.bundle(), none -> {
            bundles.addObject()
                    .put("hash", source.bundle().toUnprefixedHexString())
                    .put("sequence", source.sequence().value())
                    .putObject("digests");
            return bundles.size() - 1;
        });
        ObjectNode digests = (ObjectNode) bundles.get(place).get("digests");
        if (!digests.has(source.list())) {
            digests.put(source.list(), hex(source.digest()));
        }
        return place;
    }

    private static String hex(Fr lane) {
        return HexFormat.of().formatHex(lane.encode());
    }
}
