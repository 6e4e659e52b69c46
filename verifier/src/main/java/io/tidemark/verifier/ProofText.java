package io.tidemark.verifier;

import io.tidemark.verifier.foreign.KeyFinding;
import io.tidemark.verifier.foreign.KeyLint;
import io.tidemark.verifier.foreign.NamedInput;
import io.tidemark.verifier.foreign.ProofCheck;
import io.tidemark.verifier.foreign.ProofReport;
import java.util.Locale;

/** Reports of other tools' proofs and keys, for people. */
final class ProofText {
    private ProofText() {}

    static String of(ProofReport report) {
        StringBuilder out = new StringBuilder(report.isValid() ? "valid\n" : "NOT VALID\n");
        report.keyHash().ifPresent(hash -> line(out, "key hash", hash));
        line(out, "file hash", report.keyFileHash());
        for (NamedInput input : report.inputs()) {
            line(out, "input", input.name() + " = " + input.value().toBigInteger());
        }
        for (ProofCheck check : report.checks()) {
            line(out, check.name().label(), text(check));
        }
        report.failure().ifPresent(why -> line(out, "next", why.code().next()));
        return out.toString();
    }

    static String of(KeyLint lint) {
        StringBuilder out = new StringBuilder(lint.findings().isEmpty() ? "no findings\n" : "NOT FIT\n");
        lint.hash().ifPresent(hash -> line(out, "key hash", hash));
        line(out, "file hash", lint.fileHash());
        line(out, "form", lint.form());
        line(out, "inputs", lint.inputCount() + "");
        for (KeyFinding finding : lint.findings()) {
            line(out, "FOUND", finding.kind() + " at " + finding.where() + ": " + finding.what());
            line(out, "gain", finding.kind().gain());
            line(out, "next", finding.kind().next());
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String text) {
        out.append(String.format(Locale.ROOT, "  %-10s ", name)).append(text).append('\n');
    }

    private static String text(ProofCheck check) {
        return switch (check) {
            case ProofCheck.Passed passed -> "passed" + (passed.note().isEmpty() ? "" : " (" + passed.note() + ")");
            case ProofCheck.Failed failed -> "FAILED  " + failed.why();
            case ProofCheck.NotRun notRun -> "not run (" + notRun.reason() + ")";
        };
    }
}
