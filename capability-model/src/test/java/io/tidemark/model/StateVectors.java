package io.tidemark.model;

import static io.tidemark.model.ModelVectors.hex;
import static io.tidemark.model.ModelVectors.hexes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sections of {@link ModelVectors} about chapters 2 and 4: cells, instances, facts, snapshots. */
final class StateVectors {
    private final ModelVectors vectors;
    private final Arbitrary arbitrary;

    StateVectors(ModelVectors vectors, Arbitrary arbitrary) {
        this.vectors = vectors;
        this.arbitrary = arbitrary;
    }

    void cells() {
        for (CellKind kind : CellKind.values()) {
            for (int i = 0; i < ModelVectors.CASES; i++) {
                Cell cell = arbitrary.cell(kind);
                ObjectNode node = vectors.add("cells");
                node.put("kind", kind.number());
                node.put("clock", cell.stamp().clock().value());
                putCell(node, cell);
                node.set("lanes", hexes(cell.lanes()));
                node.put("leaf", hex(cell.leafHash()));
            }
        }
        for (int depth = InstanceParameters.DEPTH_MIN; depth <= InstanceParameters.DEPTH_MAX; depth++) {
            Address address = CapabilityId.of(Address.indexMax(depth) - 5).address(depth);
            vectors.add("addresses")
                    .put("kind", address.kind().number())
                    .put("index", address.index())
                    .put("depth", depth)
                    .put("address", address.value());
        }
    }

    private static void putCell(ObjectNode node, Cell cell) {
        switch (cell) {
            case ProgramCell c ->
                node.put("counter", c.counter().value())
                        .put("registeredat", c.registeredAt().value())
                        .put("domain", c.domain().value())
                        .put("deposits", c.deposits().value());
            case ResourceCell c ->
                node.put("owner", c.holding().owner().index())
                        .put("custodian", c.holding().custodian())
                        .put("status", c.holding().status().number())
                        .put("quantity", c.quantity().toString())
                        .put("escrower", c.terms().escrower().index())
                        .put("beneficiary", c.terms().beneficiary().index())
                        .put("slot", c.terms().slot().value())
                        .put("deadline", c.terms().deadline().value())
                        .put("revocable", c.terms().revocable() ? 1 : 0)
                        .put("domain", c.domain().value());
            case CapabilityCell c -> putCapability(node, c);
            case CallCell c ->
                node.put("caller", c.caller().index())
                        .put("target", c.target().index())
                        .put("status", c.status().number())
                        .set("arguments", indexes(c.arguments()));
            case WatchCell c ->
                node.put("watcher", c.watcher().index())
                        .put("resource", c.condition().watched().resource().index())
                        .put("status", c.status().number())
                        .put("condition", c.condition().kind().number())
                        .put("party", c.condition().watched().party().index())
                        .put("domain", c.condition().watched().domain().value())
                        .put("asset", hex(c.condition().asset()))
                        .put("quantity", c.condition().quantity().toString())
                        .put("time", c.condition().time().value())
                        .put("promise", hex(c.promise()));
        }
    }

    private static void putCapability(ObjectNode node, CapabilityCell cell) {
        node.put("holder", cell.grant().holder().index())
                .put("scope", cell.grant().scope().index())
                .put("parent", cell.grant().parent().index())
                .put("root", cell.grant().root().index())
                .put("rights", cell.grant().rights().mask())
                .put("expiry", cell.grant().expiry().value())
                .put("depth", cell.grant().depth())
                .put("revoked", cell.revoked() ? 1 : 0)
                .put("uses", cell.uses())
                .put("passes", cell.passes())
                .put("remaining", cell.remaining().toString())
                .set("grantors", indexes(cell.grant().grantors()));
    }

    private static ArrayNode indexes(List<? extends CellId> ids) {
        ArrayNode array = ModelVectors.NODES.arrayNode();
        ids.forEach(id -> array.add(id.index()));
        return array;
    }

    void instances() {
        for (int i = 0; i < ModelVectors.CASES; i++) {
            InstanceParameters parameters = arbitrary.instance();
            ObjectNode node = vectors.add("instances");
            node.put("name", parameters.name());
            node.put("depth", parameters.depth());
            node.put("factdepth", parameters.factDepth());
            node.put("capabilitydepth", parameters.capabilityDepth());
            node.put("threshold", parameters.keepers().threshold());
            ArrayNode keys = node.putArray("keepers");
            parameters.keepers().keys().forEach(key -> keys.add(key.bytes().toUnprefixedHexString()));
            node.put("keepersdigest", hex(parameters.keepers().digest()));
            node.put("id", hex(parameters.instanceId()));
            InstanceLeaf genesis = InstanceLeaf.genesis(parameters.instanceId());
            vectors.add("leaves").put("leaf", hex(genesis.leafHash())).set("lanes", hexes(genesis.lanes()));
            InstanceLeaf leaf = arbitrary.instanceLeaf();
            vectors.add("leaves").put("leaf", hex(leaf.leafHash())).set("lanes", hexes(leaf.lanes()));
        }
    }

    void facts() {
        List<FactDigest> facts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Fact fact = arbitrary.fact();
            facts.add(fact.digest());
            vectors.add("facts")
                    .put("domain", fact.domain().value())
                    .put("account", fact.account().index())
                    .put("sequence", fact.sequence().value())
                    .put("kind", fact.kind().number())
                    .put("asset", hex(fact.asset()))
                    .put("quantity", fact.quantity().toString())
                    .put("height", fact.height().toString())
                    .put("time", fact.time().value())
                    .put("reference", hex(fact.reference()))
                    .put("digest", hex(fact.digest()));
        }
        for (int count : new int[] {0, 1, 8, 9, 10}) {
            for (int depth : new int[] {2, 5}) {
                FactTree tree = FactTree.of(facts.subList(0, count), depth);
                FactPath path = tree.path(Math.max(0, count - 1));
                ObjectNode node = vectors.add("facttrees");
                node.put("count", count).put("depth", depth).put("root", hex(tree.root()));
                node.put("index", path.index());
                ArrayNode nodes = node.putArray("path");
                path.nodes().forEach(children -> nodes.add(hexes(children)));
            }
        }
    }

    void snapshots() {
        for (int i = 0; i < ModelVectors.CASES; i++) {
            Snapshot snapshot = arbitrary.snapshot();
            ObjectNode node = vectors.add("snapshots");
            node.put("instance", hex(snapshot.instance()));
            node.put("parent", hex(snapshot.parent()));
            node.put("sequence", snapshot.sequence().value());
            node.put("clock", snapshot.clock().value());
            node.put("time", snapshot.time().value());
            node.put("stateroot", hex(snapshot.stateRoot()));
            ArrayNode domains = node.putArray("domains");
            for (DomainHead head : snapshot.domains()) {
                domains.addObject()
                        .put("domain", head.domain().value())
                        .put("height", head.height().toString())
                        .put("time", head.time().value())
                        .put("hash", hex(head.hash()));
            }
            node.put("domainsdigest", hex(snapshot.domainsDigest()));
            node.put("factroot", hex(snapshot.factRoot()));
            node.put("keepersdigest", hex(snapshot.keepers()));
            node.put("digest", hex(snapshot.digest()));
        }
    }
}
