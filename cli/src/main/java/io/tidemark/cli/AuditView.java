package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.Sentence;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.Delegate;
import io.tidemark.model.Holding;
import io.tidemark.model.ProgramId;
import io.tidemark.model.ResourceId;
import io.tidemark.verifier.audit.AuditReport;
import io.tidemark.verifier.audit.Sighting;
import io.tidemark.verifier.audit.UsageStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What verified bundles show, for people. */
final class AuditView {
    private final Console console;
    private final NameBook names;
    private final EffectText texts;

    AuditView(Console console, NameBook names) {
        this.console = console;
        this.names = names;
        this.texts = new EffectText(names);
    }

    void print(Published trusted, AuditReport report, AuditQuestion question) {
        console.line(VerificationView.trust(trusted));
        String range =
                "batches " + report.first().value() + " to " + report.last().value();
        console.line(
                report.isComplete()
                        ? console.styled(Style.GOOD, "Proved: ") + range + ", one after the other without a gap."
                        : console.styled(Style.NOTE, "Incomplete: ") + "of " + range + " some are missing, see below.");
        gaps(report);
        question.capability().ifPresent(id -> capability(report, id));
        question.program().ifPresent(id -> program(report, id));
        if (question.isGeneral()) {
            programs(report);
            ownership(report);
            capabilities(report);
            snapshots(report);
        }
    }

    private void gaps(AuditReport report) {
        report.sightings(Sighting.BatchesMissing.class)
                .forEach(gap -> console.line("  missing: batches " + gap.first().value() + " to "
                        + gap.last().value() + "; nothing is known of them"));
        report.sightings(Sighting.HistoryBroken.class)
                .forEach(
                        gap -> console.line("  batch " + gap.source().sequence().value()
                                + " does not follow from the one before: two histories are mixed here"));
    }

    private void programs(AuditReport report) {
        Map<Long, long[]> acted = new TreeMap<>();
        report.sightings(Sighting.ProgramActed.class).forEach(sighting -> {
            long[] counts = acted.computeIfAbsent(sighting.entry().program().index(), index -> new long[2]);
            counts[0]++;
            counts[1] += sighting.entry().counterAfter().value()
                    - sighting.entry().counterBefore().value();
        });
        Map<Long, long[]> joined = new TreeMap<>();
        report.sightings(Sighting.ProgramJoined.class)
                .forEach(finding ->
                        joined.computeIfAbsent(finding.entry().program().index(), index -> new long[1])[0]++);
        joined.keySet().forEach(index -> acted.computeIfAbsent(index, none -> new long[2]));
        console.heading("Which programs were involved");
        Table table = joined.isEmpty()
                ? Table.of("program", ">batches", ">effects")
                : Table.of("program", ">batches", ">effects", ">only joined");
        acted.forEach((index, counts) -> {
            String name = names.name(ProgramId.of(index));
            if (joined.isEmpty()) {
                table.row(name, counts[0], counts[1]);
            } else {
                table.row(name, counts[0], counts[1], joined.getOrDefault(index, new long[1])[0]);
            }
        });
        console.table(table);
    }

    private void ownership(AuditReport report) {
        console.heading("How ownership changed");
        Table table = Table.of("resource", ">batch", "before", "after");
        report.sightings(Sighting.OwnershipChanged.class)
                .map(change -> change.entry().resource())
                .distinct()
                .sorted()
                .forEach(resource -> history(report, resource, table));
        listOrNone(table, "it did not");
    }

    private void history(AuditReport report, ResourceId resource, Table table) {
        for (Sighting.OwnershipChanged change : report.historyOf(resource)) {
            table.row(
                    names.name(resource),
                    change.source().sequence().value(),
                    holding(change.entry().before()),
                    holding(change.entry().after()));
        }
    }

    private String holding(Holding holding) {
        String owner = names.name(holding.owner());
        return switch (holding.status()) {
            case ABSENT -> "not there";
            case HELD -> "held by " + owner;
            case ESCROWED -> "of " + owner + ", escrowed to " + names.name(holding.custodianProgram());
            case IN_CALL -> "of " + owner + ", in call " + names.name(holding.call());
            case WITHDRAWN -> "withdrawn by " + owner;
            case MERGED -> "merged by " + owner + " into " + names.name(holding.mergedInto());
        };
    }

    private void capabilities(AuditReport report) {
        console.heading("Which capabilities were used");
        Table table = Table.of("capability", ">uses", "by");
        List<CapabilityId> known = report.sightings(Sighting.CapabilityUsed.class)
                .map(use -> use.entry().capability())
                .distinct()
                .sorted()
                .toList();
        for (CapabilityId id : known) {
            UsageStatement usage = report.usageOf(id);
            String users = String.join(
                    ", ",
                    usage.uses().stream()
                            .map(use -> names.name(use.entry().user()))
                            .distinct()
                            .toList());
            table.row(names.name(id), usage.uses().size(), users);
        }
        listOrNone(table, "none");
    }

    private void snapshots(AuditReport report) {
        console.heading("Against which snapshots");
        Table table = Table.of(">batch", ">snapshot", "time");
        report.sightings(Sighting.SnapshotUsed.class)
                .forEach(used -> table.row(
                        used.source().sequence().value(),
                        used.snapshot().sequence().value(),
                        Sentence.time(used.snapshot().time().value())));
        console.table(table);
    }

    private void capability(AuditReport report, CapabilityId id) {
        UsageStatement usage = report.usageOf(id);
        console.heading("Capability " + names.name(id));
        grant(report, id)
                .ifPresent(seen -> console.line(
                        "  granted in batch " + seen.source().sequence().value() + " by " + texts.line(seen.effect())));
        String range =
                "in batches " + usage.first().value() + " to " + usage.last().value();
        String certainty = usage.complete() ? "This is proved" : "Some batches are missing, so there may be more uses";
        console.line("  used " + Words.count(usage.uses().size(), "time") + " " + range + ". " + certainty
                + "; uses of capabilities derived from it are counted for those.");
        Table table = Table.of(">batch", ">tick", "by", "right", "resource");
        for (Sighting.CapabilityUsed use : usage.uses()) {
            table.row(
                    use.source().sequence().value(),
                    use.entry().tick().value(),
                    names.name(use.entry().user()),
                    use.entry().rights().toList().getFirst(),
                    names.name(use.entry().resource()));
        }
        if (!table.isEmpty()) {
            console.table(table);
        }
    }

    /** Indexes are handed out one after the other, so the n-th Delegate of an instance made capability n. */
    private static Optional<Sighting.EffectSeen> grant(AuditReport report, CapabilityId id) {
        long effects = report.sightings(Sighting.ProgramActed.class)
                .mapToLong(acted -> acted.entry().counterAfter().value()
                        - acted.entry().counterBefore().value())
                .sum();
        List<Sighting.EffectSeen> seen =
                report.sightings(Sighting.EffectSeen.class).toList();
        boolean allSeen = report.first().value() == 1 && report.isComplete() && seen.size() == effects;
        return allSeen
                ? seen.stream()
                        .filter(effect -> effect.effect() instanceof Delegate)
                        .skip(id.index() - 1)
                        .findFirst()
                : Optional.empty();
    }

    private void program(AuditReport report, ProgramId id) {
        console.heading("Program " + names.name(id));
        Table acted = Table.of(">batch", ">effects", "counter");
        report.sightings(Sighting.ProgramActed.class)
                .filter(sighting -> sighting.entry().program().equals(id))
                .forEach(sighting -> {
                    long before = sighting.entry().counterBefore().value();
                    long after = sighting.entry().counterAfter().value();
                    acted.row(sighting.source().sequence().value(), after - before, before + " -> " + after);
                });
        listOrNone(acted, "it did not act in these batches");
        Table effects = Table.of(">batch", ">tick", "effect");
        report.sightings(Sighting.EffectSeen.class)
                .filter(seen -> seen.effect().author().equals(id))
                .forEach(seen -> effects.row(
                        seen.source().sequence().value(),
                        seen.tick().value(),
                        seen.effect().kind().label() + " " + texts.fields(seen.effect())));
        if (!effects.isEmpty()) {
            console.heading("What it did");
            console.table(effects);
        }
    }

    private void listOrNone(Table table, String none) {
        if (table.isEmpty()) {
            console.line("  " + none);
        } else {
            console.table(table);
        }
    }
}
