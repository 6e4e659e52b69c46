package io.tidemark.cli;

import io.tidemark.cli.audit.FindingText;
import io.tidemark.cli.audit.Tally;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.NameBook;
import io.tidemark.model.CapabilityId;
import io.tidemark.model.ProgramId;
import io.tidemark.verifier.audit.history.CapabilityUse;
import io.tidemark.verifier.audit.history.KnownCapability;
import io.tidemark.verifier.audit.history.Ledger;
import io.tidemark.verifier.audit.history.Occurrence;
import io.tidemark.verifier.audit.question.CoverageInspector;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What logs tell, for people: the operator's view. */
final class HistoryView {
    private static final int ROWS_MAX = 50;

    private final Console console;
    private final NameBook names;
    private final EffectText texts;

    HistoryView(Console console, NameBook names) {
        this.console = console;
        this.names = names;
        this.texts = new EffectText(names);
    }

    void coverage(String instance, CoverageInspector coverage) {
        console.line("Instance " + instance + ", from its logs: " + batches(coverage.batches()) + ", "
                + Words.count(coverage.effects(), "effect"));
        if (coverage.provedBatches() == 0) {
            console.line(console.styled(Style.NOTE, "Not proved: ")
                    + "no bundle is here, so all of it is the word of who has the logs.");
            return;
        }
        String proved = coverage.provedBatches() + " of " + batches(coverage.batches());
        console.line(console.styled(Style.GOOD, "Proved: ") + proved + ".");
        coverage.stretches().stream()
                .limit(ROWS_MAX)
                .forEach(stretch -> console.line("  batches " + stretch.first().value() + " to "
                        + stretch.last().value() + ", ticks "
                        + stretch.firstTick().value() + " to "
                        + stretch.lastTick().value()));
    }

    private static String batches(long count) {
        return count + (count == 1 ? " batch" : " batches");
    }

    void general(Ledger ledger, Tally tally) {
        console.heading("Which programs acted");
        Table programs = Table.of("program", ">effects");
        List<Map.Entry<ProgramId, Long>> most = tally.effects().entrySet().stream()
                .sorted(Map.Entry.<ProgramId, Long>comparingByValue().reversed())
                .toList();
        most.stream().limit(ROWS_MAX).forEach(entry -> programs.row(names.name(entry.getKey()), entry.getValue()));
        table(programs, most.size());
        console.heading("Which capabilities were used most");
        Table capabilities = Table.of("capability", ">uses", ">by others under it", "holder", "ended");
        List<KnownCapability> used = ledger.capabilities().stream()
                .filter(known -> known.uses() + known.passes() > 0)
                .sorted(Comparator.comparingLong(KnownCapability::uses).reversed())
                .toList();
        used.stream().limit(ROWS_MAX).forEach(known -> row(capabilities, known, ledger));
        table(capabilities, used.size());
    }

    private void row(Table table, KnownCapability known, Ledger ledger) {
        table.row(
                names.name(known.id()),
                known.uses(),
                known.passes(),
                names.name(known.grant().holder()),
                ended(known, ledger));
    }

    private String ended(KnownCapability known, Ledger ledger) {
        return ledger.deathOf(known)
                .map(dead -> dead.id().equals(known.id()) ? "revoked" : "with " + names.name(dead.id()))
                .orElse(ledger.time().compareTo(known.grant().expiry()) > 0 ? "expired" : "");
    }

    private void table(Table table, int all) {
        if (table.isEmpty()) {
            console.line("  none");
            return;
        }
        console.table(table);
        if (all > ROWS_MAX) {
            console.line("  and " + (all - ROWS_MAX) + " more");
        }
    }

    void capability(CapabilityId id, Ledger ledger, Tally tally) {
        console.heading("Capability " + names.name(id));
        ledger.capability(id)
                .ifPresentOrElse(
                        known -> console.line("  granted at tick "
                                + known.granted().tick().value() + " by "
                                + names.name(known.grant().grantor()) + " to "
                                + names.name(known.grant().holder()) + "; see "
                                + FindingText.place(known.granted().evidence()) + ". "
                                + (ended(known, ledger).isEmpty()
                                        ? "It lives."
                                        : "It ended: " + ended(known, ledger) + ".")),
                        () -> console.line("  no grant of it is known"));
        console.line("  used " + Words.count(tally.concerning(), "time")
                + " itself; uses of capabilities derived from it are counted for those");
        Table table = Table.of(">tick", "by", "right", "resource", "look at");
        for (CapabilityUse use : tally.uses()) {
            table.row(
                    use.entry().tick().value(),
                    names.name(use.entry().user()),
                    use.right(),
                    names.name(use.entry().resource()),
                    FindingText.place(use.evidence()));
        }
        rows(table, tally);
    }

    void program(ProgramId id, Tally tally) {
        console.heading("What " + names.name(id) + " did, and what was done with it");
        Table table = Table.of(">batch", ">tick", "by", "effect", "look at");
        for (Occurrence.EffectApplied act : tally.acts()) {
            table.row(
                    act.sequence().value(),
                    act.tick().value(),
                    names.name(act.effect().author()),
                    act.effect().kind().label() + " " + texts.fields(act.effect()),
                    FindingText.place(act.evidence()));
        }
        rows(table, tally);
    }

    private void rows(Table table, Tally tally) {
        if (!table.isEmpty()) {
            console.table(table);
        }
        if (tally.concerning() > Tally.ROWS_MAX) {
            console.line("  and " + (tally.concerning() - Tally.ROWS_MAX) + " more");
        }
    }
}
