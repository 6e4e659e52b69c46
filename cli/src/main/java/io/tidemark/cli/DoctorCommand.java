package io.tidemark.cli;

import io.tidemark.cli.doctor.Finding;
import io.tidemark.cli.doctor.Machine;
import io.tidemark.cli.run.NativeProbe;
import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tidemark doctor}. */
@Command(
        name = "doctor",
        description = "Looks at this machine and says what is missing for proving, and how to mend it.")
final class DoctorCommand extends Subcommand {
    @Mixin
    private KeyFolderOption keys = new KeyFolderOption();

    @Override
    public Integer call() {
        Finding library = NativeProbe.library();
        boolean built = library.verdict() == Finding.Verdict.GOOD;
        List<Finding> findings = new ArrayList<>(new Machine(System.getenv(), keys.folder()).look(built));
        findings.add(library);
        boolean good = findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.BAD);
        if (json()) {
            ObjectNode document = Json.object().put("good", good);
            ArrayNode list = document.putArray("findings");
            findings.forEach(finding -> list.addObject()
                    .put("name", finding.name())
                    .put("verdict", finding.verdict().name())
                    .put("found", finding.found())
                    .put("remedy", finding.remedy()));
            printJson(document);
        } else {
            print(findings, good);
        }
        return good ? ExitCode.GOOD : ExitCode.ENVIRONMENT;
    }

    private void print(List<Finding> findings, boolean good) {
        Console console = console();
        Table table = Table.plain(3);
        for (Finding finding : findings) {
            table.row(verdict(finding.verdict()), finding.name(), finding.found());
            if (!finding.remedy().isEmpty()) {
                table.row("", "", "-> " + finding.remedy());
            }
        }
        console.table(table);
        console.line();
        console.line(
                good
                        ? "All that proving needs is here. Next: tidemark demo"
                        : "Proving is not possible yet; verify, audit and inspect are. Mend what is marked BAD, then run "
                                + "tidemark doctor again.");
    }

    private static Table.Cell verdict(Finding.Verdict verdict) {
        return switch (verdict) {
            case GOOD -> Table.cell(Style.GOOD, "good");
            case NOTE -> Table.cell(Style.NOTE, "note");
            case BAD -> Table.cell(Style.BAD, "BAD");
        };
    }
}
