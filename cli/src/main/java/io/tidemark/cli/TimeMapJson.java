package io.tidemark.cli;

import io.tidemark.model.DomainHead;
import io.tidemark.model.Fact;
import io.tidemark.model.codec.Documents;
import io.tidemark.runtime.timemap.Equivocation;
import io.tidemark.runtime.timemap.Event;
import io.tidemark.runtime.timemap.FactStatus;
import io.tidemark.runtime.timemap.TimeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The time map of a world, for scripts. */
final class TimeMapJson {
    private TimeMapJson() {}

    static ObjectNode of(WorldView view) {
        TimeMap map = view.map();
        ObjectNode document = Json.object()
                .put("version", map.version().number())
                .put("hash", map.version().hash().toHexString())
                .put("assumed", view.restored().assumed())
                .put("open", view.restored().open());
        ArrayNode domains = document.putArray("domains");
        map.heads().forEach(head -> domain(domains.addObject(), view, head));
        ArrayNode facts = document.putArray("facts");
        map.allFacts().forEach(fact -> fact(facts.addObject(), view, fact));
        ArrayNode snapshots = document.putArray("snapshots");
        for (Event.SnapshotTaken taken : view.snapshots()) {
            snapshots
                    .addObject()
                    .put("sequence", taken.snapshot().sequence().value())
                    .put("time", taken.snapshot().time().value())
                    .put("digest", taken.snapshot().digest().lane().toString());
        }
        ArrayNode equivocations = document.putArray("equivocations");
        view.restored().equivocations().forEach(evidence -> equivocation(equivocations.addObject(), evidence));
        ArrayNode problems = document.putArray("problems");
        view.problems()
                .forEach(problem ->
                        problems.addObject().put("code", problem.code()).put("message", problem.message()));
        return document;
    }

    private static void domain(ObjectNode node, WorldView view, DomainHead head) {
        node.put("domain", head.domain().value())
                .put("name", view.domain(head.domain().value()))
                .put("blocks", view.map().timestamps(head.domain()).size())
                .put("height", Long.toUnsignedString(head.height().bits()))
                .put("time", head.time().value())
                .put("hash", head.hash().lane().toString());
    }

    private static void fact(ObjectNode node, WorldView view, Fact fact) {
        FactStatus status = view.map().status(fact.digest());
        node.put("digest", fact.digest().lane().toString())
                .put("kind", fact.kind().name())
                .put("domain", fact.domain().value())
                .put("height", FactText.height(fact))
                .put("time", fact.time().value())
                .put("account", fact.account().index())
                .put("accountName", view.names().name(fact.account()))
                .put("sequence", fact.sequence().value())
                .put("quantity", FactText.quantity(fact))
                .put("asset", fact.asset().lane().toString())
                .put("reference", fact.reference().lane().toString())
                .put("status", FactText.word(status));
        if (status instanceof FactStatus.Superseded superseded) {
            node.put("supersededBy", superseded.by().digest().lane().toString());
        }
    }

    /** Both attestations whole: anyone can check them. */
    private static void equivocation(ObjectNode node, Equivocation evidence) {
        node.put("keeper", evidence.keeper().bytes().toHexString());
        node.set("first", JsonMapper.shared().readTree(Documents.ATTESTATION.toJson(evidence.first())));
        node.set("second", JsonMapper.shared().readTree(Documents.ATTESTATION.toJson(evidence.second())));
    }
}
