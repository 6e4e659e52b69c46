package io.tidemark.verifier;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Reports for people, and for programs (spec 7.5). */
final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReportText() {}

    /**
     * The reports of these files; files after the last report were not looked at.
     *
     * @param json whether for programs
     */
    static String of(List<Path> files, List<VerificationReport> reports, boolean json) {
        return json ? json(files, reports) : text(files, reports);
    }

    private static String text(List<Path> files, List<VerificationReport> reports) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < reports.size(); i++) {
            VerificationReport report = reports.get(i);
            out.append(files.get(i)).append(report.isValid() ? ": valid\n" : ": NOT VALID\n");
            for (Check check : report.checks()) {
                out.append("  %-10s %s%n"
                        .formatted(check.name().label(), line(check))
                        .replace("\r\n", "\n"));
            }
        }
        for (int i = reports.size(); i < files.size(); i++) {
            out.append(files.get(i)).append(": not looked at\n");
        }
        return out.toString();
    }

    private static String line(Check check) {
        return switch (check) {
            case Check.Passed passed -> "passed" + (passed.note().isEmpty() ? "" : " (" + passed.note() + ")");
            case Check.Failed failed -> "FAILED  " + failed.why();
            case Check.NotRun notRun -> "not run (" + notRun.reason() + ")";
        };
    }

    private static String json(List<Path> files, List<VerificationReport> reports) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeBooleanProperty("valid", reports.getLast().isValid());
            out.writeArrayPropertyStart("bundles");
            for (int i = 0; i < reports.size(); i++) {
                bundle(out, files.get(i), reports.get(i));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void bundle(JsonGenerator out, Path file, VerificationReport report) {
        out.writeStartObject();
        out.writeStringProperty("file", file.toString());
        out.writeBooleanProperty("valid", report.isValid());
        report.verified().ifPresent(verified -> {
            out.writeStringProperty("contentHash", verified.contentHash().toUnprefixedHexString());
            out.writeStringProperty("statement", verified.statementId().toString());
        });
        out.writeArrayPropertyStart("checks");
        report.checks().forEach(check -> check(out, check));
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void check(JsonGenerator out, Check check) {
        out.writeStartObject();
        out.writeStringProperty("name", check.name().label());
        out.writeStringProperty("outcome", check.outcome().name());
        switch (check) {
            case Check.Passed passed -> out.writeStringProperty("note", passed.note());
            case Check.NotRun notRun -> out.writeStringProperty("note", notRun.reason());
            case Check.Failed failed -> failure(out, failed.why());
        }
        out.writeEndObject();
    }

    private static void failure(JsonGenerator out, Failure why) {
        out.writeStringProperty("code", why.code().name());
        out.writeStringProperty("expected", why.expected());
        out.writeStringProperty("actual", why.actual());
        out.writeArrayPropertyStart("evidence");
        for (Evidence evidence : why.evidence()) {
            out.writeStartObject();
            out.writeStringProperty("name", evidence.name());
            out.writeStringProperty("content", evidence.content().toUnprefixedHexString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
