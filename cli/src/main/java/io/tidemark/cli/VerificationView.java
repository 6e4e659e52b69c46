package io.tidemark.cli;

import io.tidemark.cli.term.Console;
import io.tidemark.cli.term.Style;
import io.tidemark.cli.term.Table;
import io.tidemark.model.InstanceParameters;
import io.tidemark.verifier.Check;
import io.tidemark.verifier.Failure;
import io.tidemark.verifier.VerificationReport;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Verification reports for people and for scripts. */
final class VerificationView {
    private VerificationView() {}

    /** What was trusted, and on whose word. */
    static String trust(Published published) {
        InstanceParameters instance = published.instance();
        return "Instance " + instance.name() + ", " + instance.keepers().threshold() + " of "
                + instance.keepers().keys().size() + " keepers, from " + published.origin()
                + (published.chosen() ? "" : " (found beside the bundle; --instance takes it from elsewhere)");
    }

    static void print(Console console, Path file, VerificationReport report, boolean allChecks) {
        String verdict =
                report.isValid() ? console.styled(Style.GOOD, "valid      ") : console.styled(Style.BAD, "NOT VALID  ");
        console.line(verdict + file);
        if (allChecks || !report.isValid()) {
            console.table(checks(report));
        }
        report.failure().ifPresent(why -> printFailure(console, why));
    }

    private static void printFailure(Console console, Failure why) {
        console.line();
        console.line(console.styled(Style.BAD, why.code().name()));
        console.line("  expected  " + why.expected());
        console.line("  got       " + why.actual());
        console.line("  next      " + VerificationAdvice.next(why.code()));
    }

    private static Table checks(VerificationReport report) {
        Table table = Table.plain(3);
        for (Check check : report.checks()) {
            switch (check) {
                case Check.Passed passed ->
                    table.row(Table.cell(Style.GOOD, "passed"), passed.name().label(), passed.note());
                case Check.Failed failed ->
                    table.row(
                            Table.cell(Style.BAD, "FAILED"),
                            failed.name().label(),
                            failed.why().code().name());
                case Check.NotRun skipped ->
                    table.row(Table.cell(Style.DIM, "not run"), skipped.name().label(), skipped.reason());
            }
        }
        return table;
    }

    /** Where reports go, as they are made. */
    interface Reports {
        void report(Path file, VerificationReport report);

        void notChecked(Path file);

        void end(boolean valid, List<Path> written);
    }

    /** For scripts. */
    static final class Document implements Reports {
        private final ObjectNode document = Json.object().put("valid", false);
        private final ArrayNode bundles;

        Document(Published published) {
            document.put("instance", published.instance().name())
                    .put("trustedFrom", published.origin().toString());
            bundles = document.putArray("bundles");
        }

        @Override
        public void report(Path file, VerificationReport report) {
            put(bundles.addObject().put("file", file.toString()).put("checked", true), report);
        }

        @Override
        public void notChecked(Path file) {
            bundles.addObject().put("file", file.toString()).put("checked", false);
        }

        @Override
        public void end(boolean valid, List<Path> written) {
            document.put("valid", valid);
        }

        ObjectNode node() {
            return document;
        }
    }

    private static void put(ObjectNode bundle, VerificationReport report) {
        bundle.put("valid", report.isValid());
        ArrayNode checks = bundle.putArray("checks");
        for (Check check : report.checks()) {
            ObjectNode node = checks.addObject()
                    .put("name", check.name().label())
                    .put("outcome", check.outcome().name());
            switch (check) {
                case Check.Passed passed -> node.put("note", passed.note());
                case Check.Failed failed ->
                    node.put("code", failed.why().code().name())
                            .put("expected", failed.why().expected())
                            .put("actual", failed.why().actual())
                            .put("next", VerificationAdvice.next(failed.why().code()));
                case Check.NotRun skipped -> node.put("note", skipped.reason());
            }
        }
    }
}
