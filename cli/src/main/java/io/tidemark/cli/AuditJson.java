package io.tidemark.cli;

import io.tidemark.algebra.Fr;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.CellId;
import io.tidemark.model.Holding;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.Sighting;
import io.tidemark.verifier.audit.Source;
import io.tidemark.verifier.audit.UsageStatement;
import java.util.HexFormat;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What verified bundles show, for scripts: each sighting with where it stands. */
final class AuditJson {
    private final NameBook names;

    private AuditJson(NameBook names) {
        this.names = names;
    }

    static ObjectNode of(Published trusted, AuditReport report, AuditQuestion question, NameBook names) {
        AuditJson json = new AuditJson(names);
        ObjectNode document = Json.object();
        document.put("instance", trusted.instance().name())
                .put("first", report.first().value())
                .put("last", report.last().value())
                .put("complete", report.isComplete());
        question.capability().ifPresent(id -> json.usage(document.putObject("usage"), report.usageOf(id)));
        ArrayNode sightings = document.putArray("sightings");
        report.sightings().stream()
                .filter(sighting -> concerns(sighting, question))
                .forEach(sighting -> json.put(sightings.addObject(), sighting));
        return document;
    }

    private static boolean concerns(Sighting sighting, AuditQuestion question) {
        return question.isGeneral()
                || switch (sighting) {
                    case Sighting.ProgramActed acted ->
                        question.program()
                                .filter(acted.entry().program()::equals)
                                .isPresent();
                    case Sighting.ProgramJoined joined ->
                        question.program()
                                .filter(joined.entry().program()::equals)
                                .isPresent();
                    case Sighting.CapabilityUsed used ->
                        question.capability()
                                        .filter(used.entry().capability()::equals)
                                        .isPresent()
                                || question.program()
                                        .filter(used.entry().user()::equals)
                                        .isPresent();
                    case Sighting.EffectSeen seen ->
                        question.program()
                                .filter(seen.effect().author()::equals)
                                .isPresent();
                    case Sighting.OwnershipChanged changed -> false;
                    case Sighting.SnapshotUsed used -> false;
                    case Sighting.BatchesMissing missing -> true;
                    case Sighting.HistoryBroken broken -> true;
                };
    }

    private void usage(ObjectNode node, UsageStatement usage) {
        CapabilityId id = usage.capability();
        node.put("capability", id.index())
                .put("name", names.name(id))
                .put("first", usage.first().value())
                .put("last", usage.last().value())
                .put("complete", usage.complete())
                .put("uses", usage.uses().size())
                .put("provesNoUse", usage.provesNoUse());
    }

    private void put(ObjectNode node, Sighting sighting) {
        switch (sighting) {
            case Sighting.ProgramActed acted ->
                name(
                                node.put("sighting", "programActed"),
                                "program",
                                acted.entry().program())
                        .put("counterBefore", acted.entry().counterBefore().value())
                        .put("counterAfter", acted.entry().counterAfter().value());
            case Sighting.ProgramJoined joined ->
                name(
                        node.put("sighting", "programJoined"),
                        "program",
                        joined.entry().program());
            case Sighting.CapabilityUsed used -> {
                name(
                        node.put("sighting", "capabilityUsed"),
                        "capability",
                        used.entry().capability());
                name(node, "user", used.entry().user());
                name(node, "resource", used.entry().resource())
                        .put("right", used.entry().rights().toList().getFirst().name())
                        .put("tick", used.entry().tick().value());
            }
            case Sighting.OwnershipChanged changed -> {
                name(
                        node.put("sighting", "ownershipChanged"),
                        "resource",
                        changed.entry().resource());
                holding(node.putObject("before"), changed.entry().before());
                holding(node.putObject("after"), changed.entry().after());
            }
            case Sighting.EffectSeen seen ->
                name(node.put("sighting", "effectSeen"), "author", seen.effect().author())
                        .put("kind", seen.effect().kind().label())
                        .put("content", new EffectText(names).fields(seen.effect()))
                        .put("tick", seen.tick().value());
            case Sighting.SnapshotUsed used ->
                node.put("sighting", "snapshotUsed")
                        .put("snapshot", used.snapshot().sequence().value())
                        .put("time", used.snapshot().time().value());
            case Sighting.BatchesMissing missing ->
                node.put("sighting", "batchesMissing")
                        .put("first", missing.first().value())
                        .put("last", missing.last().value());
            case Sighting.HistoryBroken broken ->
                node.put("sighting", "historyBroken").put("expected", broken.expected());
        }
        source(node.putObject("source"), sighting.source());
    }

    private ObjectNode name(ObjectNode node, String key, CellId id) {
        return node.put(key, id.index()).put(key + "Name", names.name(id));
    }

    private void holding(ObjectNode node, Holding holding) {
        name(node.put("status", holding.status().name()), "owner", holding.owner())
                .put("custodian", holding.custodian());
    }

    private static void source(ObjectNode node, Source source) {
        node.put("bundle", source.bundle().toUnprefixedHexString())
                .put("sequence", source.sequence().value())
                .put("list", source.list())
                .put("digest", hex(source.digest()))
                .put("entry", source.entry());
    }

    private static String hex(Fr lane) {
        return HexFormat.of().formatHex(lane.encode());
    }
}
