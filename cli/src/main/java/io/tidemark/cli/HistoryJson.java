package io.tidemark.cli;

import io.tidemark.cli.audit.EvidenceNode;
import io.tidemark.cli.audit.Tally;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What logs tell of one capability or one program, for scripts. */
final class HistoryJson {
    private final NameBook names;
    private final EffectText texts;

    HistoryJson(NameBook names) {
        this.names = names;
        this.texts = new EffectText(names);
    }

    ObjectNode of(String instance, Ledger ledger, Tally tally, AuditQuestion question) {
        ObjectNode document = Json.object().put("instance", instance).put("complete", ledger.isWhole());
        question.capability().ifPresent(id -> capability(document, id, ledger, tally));
        question.program().ifPresent(id -> program(document, id, tally));
        return document;
    }

    private void capability(ObjectNode document, CapabilityId id, Ledger ledger, Tally tally) {
        ObjectNode usage = document.putObject("usage")
                .put("capability", id.index())
                .put("name", names.name(id))
                .put("known", ledger.capability(id).isPresent());
        ledger.capability(id)
                .ifPresent(known -> usage.put("uses", known.uses())
                        .put("passes", known.passes())
                        .put("remaining", known.remaining().toString())
                        .put("dead", ledger.deathOf(known).isPresent()));
        ArrayNode uses = document.putArray("uses");
        for (CapabilityUse use : tally.uses()) {
            ObjectNode node = uses.addObject()
                    .put("tick", use.entry().tick().value())
                    .put("user", use.entry().user().index())
                    .put("right", use.right().name())
                    .put("resource", use.entry().resource().index());
            node.set("evidence", EvidenceNode.of(use.evidence()));
        }
        document.put("leftOut", tally.concerning() - tally.uses().size());
    }

    private void program(ObjectNode document, ProgramId id, Tally tally) {
        document.put("program", id.index()).put("programName", names.name(id));
        ArrayNode acts = document.putArray("effects");
        for (Occurrence.EffectApplied act : tally.acts()) {
            ObjectNode node = acts.addObject()
                    .put("batch", act.sequence().value())
                    .put("tick", act.tick().value())
                    .put("author", act.effect().author().index())
                    .put("kind", act.effect().kind().label())
                    .put("content", texts.fields(act.effect()));
            node.set("evidence", EvidenceNode.of(act.evidence()));
        }
        document.put("leftOut", tally.concerning() - tally.acts().size());
    }
}
