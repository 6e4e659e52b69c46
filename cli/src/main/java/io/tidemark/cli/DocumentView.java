package io.tidemark.cli;

import io.tidemark.algebra.Fr;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.Batch;
import io.tidemark.model.Bundle;
import io.tidemark.model.DomainHead;
import io.tidemark.model.Effect;
import io.tidemark.model.EffectEntry;
import io.tidemark.model.EffectsOpening;
import io.tidemark.model.Fact;
import io.tidemark.model.Holding;
import io.tidemark.model.InstanceParameters;
import io.tidemark.model.KeyManifest;
import io.tidemark.model.Observation;
import io.tidemark.model.OwnershipEntry;
import io.tidemark.model.ProgramEntry;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.model.Snapshot;
import io.tidemark.model.Statement;
import io.tidemark.model.UseEntry;
import java.util.HexFormat;
import java.util.List;

/** Documents for people. */
final class DocumentView {
    private final Console console;
    /** A file knows no names. */
    private final EffectText texts = new EffectText(new NameBook());

    DocumentView(Console console) {
        this.console = console;
    }

    void print(DocumentFile document) {
        switch (document) {
            case DocumentFile.OfBundle of -> bundle(of.bundle(), of.hash());
            case DocumentFile.OfBatch of -> batch(of.batch());
            case DocumentFile.OfSnapshot of -> snapshot(of.snapshot());
            case DocumentFile.OfFacts of -> facts(of.facts());
            case DocumentFile.OfObservation of ->
                observation(of.signed().observation(), of.signed().signatures().size());
            case DocumentFile.OfAttestation of -> observation(of.attestation().observation(), 1);
            case DocumentFile.OfTimeMap of ->
                console.line("Time map of instance " + hex(of.map().instance().lane()) + ", "
                        + Words.count(of.map().events().size(), "event"));
            case DocumentFile.OfInstance of -> instance(of.parameters());
            case DocumentFile.OfKey of -> key(of.manifest());
        }
    }

    private void bundle(Bundle bundle, String hash) {
        console.line("Bundle " + hash);
        console.table(Table.plain(2)
                .row("key", bundle.key().text())
                .row("proof", Words.bytes(bundle.proof().size()))
                .row("made by", bundle.prover()));
        statement(bundle.statement());
        programs(bundle.openings().programs());
        ownership(bundle.openings().ownership());
        uses(bundle.openings().uses());
        effects(bundle.openings().effects());
        console.heading("Snapshot that it was proved against");
        snapshotTable(bundle.snapshot());
    }

    private void statement(Statement statement) {
        console.heading("Statement");
        Table table = Table.plain(2);
        List<Fr> inputs = statement.publicInputs();
        for (int i = 0; i < inputs.size(); i++) {
            String name = Statement.PUBLIC_INPUTS.get(i);
            String text = switch (name) {
                case "shape" -> statement.shape().text();
                case "sequence" -> String.valueOf(statement.sequence().value());
                default -> hex(inputs.get(i));
            };
            table.row(name, text);
        }
        console.table(table);
    }

    private void programs(List<ProgramEntry> programs) {
        console.heading("Programs that acted");
        Table table = Table.of("program", ">effects", "counter", "head after");
        for (ProgramEntry entry : programs) {
            long before = entry.counterBefore().value();
            long after = entry.counterAfter().value();
            table.row(
                    "#" + entry.program().index(),
                    after - before,
                    before + " -> " + after,
                    hex(entry.headAfter().lane()));
        }
        console.table(table);
    }

    private void ownership(List<OwnershipEntry> resources) {
        console.heading("Ownership");
        Table table = Table.of("resource", "before", "after");
        for (OwnershipEntry entry : resources) {
            table.row(
                    "#" + entry.resource().index(),
                    holding(entry.before()),
                    entry.changedHands() ? holding(entry.after()) : "the same");
        }
        listOrNone(table, "no resource was touched");
    }

    private static String holding(Holding holding) {
        return switch (holding.status()) {
            case ABSENT -> "not there";
            case HELD -> "held by #" + holding.owner().index();
            case ESCROWED -> "of #" + holding.owner().index() + ", escrowed to #" + holding.custodian();
            case IN_CALL -> "of #" + holding.owner().index() + ", in call #" + holding.custodian();
            case WITHDRAWN -> "withdrawn by #" + holding.owner().index();
            case MERGED -> "merged by #" + holding.owner().index() + " into #" + holding.custodian();
        };
    }

    private void uses(List<UseEntry> uses) {
        console.heading("Capabilities used");
        Table table = Table.of("capability", "by", "right", "resource", ">tick");
        for (UseEntry use : uses) {
            if (!use.isNone()) {
                table.row(
                        "#" + use.capability().index(),
                        "#" + use.user().index(),
                        use.rights().toList().getFirst(),
                        use.resource().isNone() ? "all" : "#" + use.resource().index(),
                        use.tick().value());
            }
        }
        listOrNone(table, "none");
    }

    private void effects(EffectsOpening opening) {
        console.heading("Effects");
        switch (opening) {
            case EffectsOpening.Withheld withheld -> console.line("  withheld");
            case EffectsOpening.Heads heads -> entries(heads.entries());
            case EffectsOpening.Full full -> {
                Table table = Table.of(">tick", "effect", "by", "content");
                for (int i = 0; i < full.effects().size(); i++) {
                    Effect effect = full.effects().get(i);
                    table.row(
                            full.entries().get(i).tick().value(),
                            effect.kind().label(),
                            "#" + effect.author().index(),
                            texts.fields(effect));
                }
                console.table(table);
            }
        }
    }

    private void entries(List<EffectEntry> entries) {
        Table table = Table.of(">tick", "intent head");
        entries.forEach(
                entry -> table.row(entry.tick().value(), hex(entry.head().lane())));
        console.table(table);
    }

    private void batch(Batch batch) {
        console.line("Batch of " + Words.count(batch.effects().size(), "effect") + " under snapshot "
                + hex(batch.snapshot().lane()));
        Table table = Table.of("effect", "by", ">counter", "content");
        for (Effect effect : batch.effects()) {
            table.row(
                    effect.kind().label(),
                    "#" + effect.author().index(),
                    effect.header().counter().value(),
                    texts.fields(effect));
        }
        console.table(table);
        console.line("  signed by "
                + batch.signatures().stream().map(s -> "#" + s.author().index()).toList());
    }

    private void snapshot(SignedSnapshot signed) {
        console.line("Snapshot " + hex(signed.snapshot().digest().lane()));
        snapshotTable(signed);
    }

    private void snapshotTable(SignedSnapshot signed) {
        Snapshot snapshot = signed.snapshot();
        Table table = Table.plain(2)
                .row("sequence", snapshot.sequence().value())
                .row("time", Sentence.time(snapshot.time().value()))
                .row("clock", snapshot.clock().value())
                .row("state root", hex(snapshot.stateRoot().lane()))
                .row("fact root", hex(snapshot.factRoot().lane()))
                .row("parent", hex(snapshot.parent().lane()))
                .row("instance", hex(snapshot.instance().lane()))
                .row("signatures", signed.signatures().size() + " (verify says whether they count)");
        snapshot.domains()
                .forEach(head -> table.row(
                        "domain " + head.domain().value(),
                        "height " + Long.toUnsignedString(head.height().bits()) + " at "
                                + Sentence.time(head.time().value())));
        console.table(table);
    }

    private void observation(Observation observation, int signatures) {
        DomainHead head = observation.head();
        console.line("Observation " + observation.digest().toHexString());
        console.table(Table.plain(2)
                .row("instance", hex(observation.instance().lane()))
                .row("domain", head.domain().value())
                .row("height", Long.toUnsignedString(head.height().bits()))
                .row("revision", observation.revision())
                .row("time", Sentence.time(head.time().value()))
                .row("hash", hex(head.hash().lane()))
                .row("signed by", Words.count(signatures, "keeper")));
        facts(observation.facts());
    }

    private void facts(List<Fact> facts) {
        console.line(Words.count(facts.size(), "fact"));
        Table table = Table.of(">domain", "account", ">sequence", ">quantity", "time", "digest");
        facts.forEach(fact -> table.row(
                fact.domain().value(),
                fact.account().isNone() ? "-" : "#" + fact.account().index(),
                fact.sequence().value(),
                fact.quantity(),
                Sentence.time(fact.time().value()),
                hex(fact.digest().lane())));
        console.table(table);
    }

    private void instance(InstanceParameters parameters) {
        console.line("Instance " + parameters.name());
        Table table = Table.plain(2)
                .row("id", hex(parameters.instanceId().lane()))
                .row(
                        "depth",
                        parameters.depth() + ", facts " + parameters.factDepth() + ", capabilities "
                                + parameters.capabilityDepth())
                .row("threshold", parameters.keepers().threshold());
        parameters
                .keepers()
                .keys()
                .forEach(key -> table.row("keeper", key.bytes().toUnprefixedHexString()));
        console.table(table);
    }

    private void key(KeyManifest manifest) {
        console.line("Key " + manifest.id().text());
        console.table(Table.plain(2)
                .row("shape", manifest.shape().text())
                .row("constraints", Words.grouped(manifest.constraints()))
                .row("circuit", "version " + manifest.circuitVersion() + ", gnark " + manifest.gnarkVersion())
                .row("kind", manifest.development() ? "development: whoever made it can forge proofs" : "production")
                .row("constraint system", manifest.constraintSystemHash().toUnprefixedHexString()));
    }

    private void listOrNone(Table table, String none) {
        if (table.isEmpty()) {
            console.line("  " + none);
        } else {
            console.table(table);
        }
    }

    private static String hex(Fr lane) {
        return HexFormat.of().formatHex(lane.encode());
    }
}
