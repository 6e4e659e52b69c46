package io.tidemark.cli;

import io.tidemark.cli.audit.FindingText;
import io.tidemark.cli.audit.KeptFindings;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.cli.term.Words;
import io.tidemark.cli.world.NameBook;
import io.tidemark.verifier.audit.finding.Finding;
import io.tidemark.verifier.audit.finding.Severity;
import java.util.Comparator;
import java.util.Locale;

/** Findings for people, the serious ones first. */
final class FindingsView {
    private static final int ROWS_MAX = 200;

    private final Console console;
    private final FindingText texts;

    FindingsView(Console console, NameBook names) {
        this.console = console;
        this.texts = new FindingText(names);
    }

    void print(KeptFindings findings, int policies) {
        long serious = findings.count(Severity.SERIOUS);
        console.heading("Findings");
        Table table = Table.of("", "finding", "code", "look at");
        findings.list().stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(ROWS_MAX)
                .forEach(finding -> table.row(
                        Table.cell(
                                style(finding.severity()),
                                finding.severity().name().toLowerCase(Locale.ROOT)),
                        texts.sentence(finding),
                        finding.policy()
                                .map(name -> finding.code() + " " + name)
                                .orElse(finding.code().name()),
                        FindingText.place(finding.evidence().getFirst())));
        if (!table.isEmpty()) {
            console.table(table);
        }
        if (findings.count() > ROWS_MAX) {
            console.line("  and " + (findings.count() - ROWS_MAX) + " more; --json and --html have the first "
                    + KeptFindings.OF_EACH_MAX + " of each kind");
        }
        String against = policies == 0
                ? "no policy was given (--policy)"
                : policies == 1 ? "1 policy checked" : policies + " policies checked";
        console.line(
                serious == 0
                        ? console.styled(Style.GOOD, "Clean: ") + "nothing serious; " + against + "."
                        : console.styled(Style.BAD, "Not clean: ") + Words.count(serious, "serious finding") + "; "
                                + against + ".");
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case NOTE -> Style.NOTE;
            case WARNING -> Style.NOTE;
            case SERIOUS -> Style.BAD;
        };
    }
}
