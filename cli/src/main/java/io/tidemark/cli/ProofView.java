package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.runtime.yaml.Shown;
import io.tidemark.verifier.foreign.KeyFinding;
import io.tidemark.verifier.foreign.KeyLint;
import io.tidemark.verifier.foreign.NamedInput;
import io.tidemark.verifier.foreign.ProofCheck;
import io.tidemark.verifier.foreign.ProofFailure;
import io.tidemark.verifier.foreign.ProofReport;
import java.nio.file.Path;

/** Reports of other tools' proofs and keys, for people. */
final class ProofView {
    private ProofView() {}

    static void print(Console console, Path proof, ProofReport report) {
        String verdict =
                report.isValid() ? console.styled(Style.GOOD, "valid      ") : console.styled(Style.BAD, "NOT VALID  ");
        console.line(verdict + Shown.line(proof.toString()));
        Table facts = Table.plain(2);
        report.keyHash().ifPresent(hash -> facts.row("key hash", hash));
        facts.row("file hash", report.keyFileHash());
        for (NamedInput input : report.inputs()) {
            facts.row("input " + input.name(), input.value().toBigInteger().toString());
        }
        console.table(facts);
        console.line();
        console.table(checks(report));
        report.failure().ifPresent(why -> printFailure(console, why));
    }

    private static Table checks(ProofReport report) {
        Table table = Table.plain(3);
        for (ProofCheck check : report.checks()) {
            String name = check.name().label();
            switch (check) {
                case ProofCheck.Passed passed -> table.row(Table.cell(Style.GOOD, "passed"), name, passed.note());
                case ProofCheck.Failed failed ->
                    table.row(
                            Table.cell(Style.BAD, "FAILED"),
                            name,
                            failed.why().code().name());
                case ProofCheck.NotRun notRun -> table.row(Table.cell(Style.DIM, "not run"), name, notRun.reason());
            }
        }
        return table;
    }

    private static void printFailure(Console console, ProofFailure why) {
        console.line();
        console.line(console.styled(Style.BAD, why.code().name()));
        if (!why.path().isEmpty() || why.offset() != ProofFailure.NO_OFFSET) {
            String offset = why.offset() == ProofFailure.NO_OFFSET ? "" : " offset " + why.offset();
            console.line("  where     " + Shown.line(why.path() + offset).strip());
        }
        console.line("  expected  " + Shown.line(why.expected()));
        console.line("  got       " + Shown.line(why.actual()));
        console.line("  next      " + why.code().next());
    }

    static void print(Console console, Path key, KeyLint lint) {
        boolean fit = lint.findings().isEmpty();
        console.line(console.styled(fit ? Style.GOOD : Style.BAD, fit ? "no findings  " : "NOT FIT      ")
                + Shown.line(key.toString()));
        Table facts = Table.plain(2);
        facts.row("form", lint.form());
        lint.hash().ifPresent(hash -> facts.row("key hash", hash));
        facts.row("file hash", lint.fileHash());
        facts.row("public inputs", lint.inputCount());
        console.table(facts);
        for (KeyFinding finding : lint.findings()) {
            console.line();
            console.line(console.styled(Style.BAD, finding.kind().name()) + " at " + finding.where());
            console.line("  what  " + finding.what());
            console.line("  gain  " + finding.kind().gain());
            console.line("  next  " + finding.kind().next());
        }
    }
}
