package io.tidemark.cli.audit;

import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CellId;
import io.tidemark.model.Holding;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Right;
import io.tidemark.model.Rights;
import io.tidemark.verifier.audit.finding.Detail;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.Severity;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.KnownResource;
import io.tidemark.verifier.audit.history.KnownWatch;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.question.CoverageInspector;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An audit as one JSON document: what {@code --json} prints and what the page shows, so that both have the same
 * findings. Everything in it is data: names come from worlds, and a reader must treat them as text.
 */
public final class AuditDocument {
    private static final int VERSION = 1;

    private final NameBook names;
    private final FindingText texts;

    /** With the names that are known. */
    public AuditDocument(NameBook names) {
        this.names = names;
        this.texts = new FindingText(names);
    }

    /**
     * Writes it.
     *
     * @param instance the name of the instance
     * @param story what happened, in order
     * @param ledger what is known at the end
     * @param coverage what of it is proved
     */
    public ObjectNode write(
            String instance, Story story, Ledger ledger, KeptFindings findings, CoverageInspector coverage) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("format", "tidemark/audit").put("version", VERSION).put("instance", instance);
        verdict(document.putObject("verdict"), story, ledger, findings);
        coverage(document.putObject("coverage"), story, coverage);
        document.set("batches", story.batches());
        programs(document.putArray("programs"), ledger);
        resources(document.putArray("resources"), story, ledger.resources());
        capabilities(document.putArray("capabilities"), ledger);
        document.set("calls", story.calls());
        watches(document.putArray("watches"), story, ledger);
        document.set("effects", story.effects());
        document.set("refused", story.refused());
        ArrayNode list = document.putArray("findings");
        findings.list().forEach(finding -> put(list.addObject(), finding, story.evidence()));
        document.set("bundles", story.evidence().bundles());
        return document;
    }

    private static void verdict(ObjectNode node, Story story, Ledger ledger, KeptFindings findings) {
        long serious = findings.count(Severity.SERIOUS);
        node.put("clean", serious == 0)
                .put("serious", serious)
                .put("warnings", findings.count(Severity.WARNING))
                .put("notes", findings.count(Severity.NOTE))
                .put("findingsLeftOut", findings.leftOut())
                .put("whole", ledger.isWhole())
                .put("first", story.first())
                .put("last", story.last());
    }

    private static void coverage(ObjectNode node, Story story, CoverageInspector coverage) {
        node.put("batches", coverage.batches())
                .put("provedBatches", coverage.provedBatches())
                .put("effects", coverage.effects())
                .put("provedEffects", coverage.provedEffects())
                .put("effectsLeftOut", story.leftOut());
        ArrayNode proved = node.putArray("proved");
        coverage.stretches()
                .forEach(stretch -> proved.addObject()
                        .put("first", stretch.first().value())
                        .put("last", stretch.last().value())
                        .put("firstTick", stretch.firstTick().value())
                        .put("lastTick", stretch.lastTick().value()));
    }

    private void programs(ArrayNode list, Ledger ledger) {
        ledger.programs().forEach(program -> id(list.addObject(), program));
    }

    private void resources(ArrayNode list, Story story, Collection<KnownResource> resources) {
        for (KnownResource resource : resources) {
            ObjectNode node = id(list.addObject(), resource.id());
            node.put("asset", texts.words(new Detail.Value.Lane(resource.asset().lane())))
                    .put("quantity", resource.quantity().toString());
            holding(node.putObject("now"), resource.holding());
            story.lineage().write(resource.id(), node);
            node.set("steps", story.stepsOf(resource.id()));
        }
    }

    private void capabilities(ArrayNode list, Ledger ledger) {
        for (KnownCapability capability : ledger.capabilities()) {
            var grant = capability.grant();
            ObjectNode node = id(list.addObject(), capability.id());
            node.put("holder", grant.holder().index())
                    .put("grantor", grant.grantor().index())
                    .put("root", grant.root().index())
                    .put("scope", grant.scope().index())
                    .put("parent", grant.parent().index())
                    .put("depth", grant.depth())
                    .put("quantity", capability.quantity().toString())
                    .put("remaining", capability.remaining().toString())
                    .put("expiry", grant.expiry().value())
                    .put("uses", capability.uses())
                    .put("passes", capability.passes());
            rights(node.putArray("rights"), grant.rights());
            rights(node.putArray("exercised"), capability.exercised());
            moment(node.putObject("granted"), capability.granted());
            capability.revoked().ifPresent(at -> moment(node.putObject("revoked"), at));
            ledger.deathOf(capability)
                    .filter(dead -> !dead.id().equals(capability.id()))
                    .ifPresent(dead -> node.put("diedWith", dead.id().index()));
            node.put("expired", ledger.time().compareTo(grant.expiry()) > 0);
        }
    }

    private void watches(ArrayNode list, Story story, Ledger ledger) {
        for (KnownWatch watch : ledger.watches()) {
            ObjectNode node = id(list.addObject(), watch.id())
                    .put("watcher", watch.watcher().index())
                    .put("text", story.words(watch.id()));
            ResourceId watched = watch.condition().watched().resource();
            if (!watched.isNone()) {
                node.put("resource", watched.index());
            }
            moment(node.putObject("made"), watch.made());
            watch.fired().ifPresent(at -> moment(node.putObject("fired"), at));
        }
    }

    private static void rights(ArrayNode list, Rights rights) {
        rights.toList().stream().map(Right::name).forEach(list::add);
    }

    private static void moment(ObjectNode node, KnownCapability.Moment moment) {
        node.put("tick", moment.tick().value()).put("time", moment.time().value());
    }

    private void put(ObjectNode node, Finding finding, EvidenceBook book) {
        node.put("code", finding.code().name())
                .put("severity", finding.severity().name())
                .put("sentence", texts.sentence(finding));
        finding.policy().ifPresent(policy -> node.put("policy", policy));
        finding.tick().ifPresent(tick -> node.put("tick", tick));
        ObjectNode details = node.putObject("details");
        finding.details().forEach(detail -> value(details, detail));
        ArrayNode evidence = node.putArray("evidence");
        finding.evidence().forEach(item -> book.write(evidence.addObject(), item));
    }

    private void value(ObjectNode node, Detail detail) {
        switch (detail.value()) {
            case Detail.Value.Cells cells -> {
                ArrayNode list = node.putArray(detail.name());
                cells.ids().forEach(cell -> {
                    id(list.addObject(), cell).put("kind", cell.kind().name());
                });
            }
            case Detail.Value.Count count -> node.put(detail.name(), Long.toUnsignedString(count.bits()));
            case Detail.Value.Span span -> node.put(detail.name(), span.seconds());
            case Detail.Value.Lane lane -> node.put(detail.name(), texts.words(lane));
            case Detail.Value.Word word -> node.put(detail.name(), word.text());
        }
    }

    private ObjectNode id(ObjectNode node, CellId id) {
        return node.put("id", id.index()).put("name", names.name(id));
    }

    private static void holding(ObjectNode node, Holding holding) {
        Story.holding(node, holding);
    }
}
