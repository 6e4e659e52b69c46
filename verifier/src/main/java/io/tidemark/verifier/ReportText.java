package io.tidemark.verifier;

import java.io.StringWriter;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Reports for people, and for programs (spec 7.5). */
final class ReportText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final boolean json;
    private final StringWriter text = new StringWriter();
    private final JsonGenerator out = JSON.createGenerator(text);

    /**
     * Reports that are told one after the other, and not kept.
     *
     * @param json whether for programs
     */
    ReportText(boolean json) {
        this.json = json;
        if (json) {
            out.writeStartArray();
        }
    }

    void report(Path file, VerificationReport report) {
        if (json) {
            bundle(out, file, report);
            return;
        }
        text.append(file + (report.isValid() ? ": valid\n" : ": NOT VALID\n"));
        for (Check check : report.checks()) {
            text.append(
                    "  %-10s %s%n".formatted(check.name().label(), line(check)).replace("\r\n", "\n"));
        }
    }

    void notLookedAt(Path file) {
        if (!json) {
            text.append(file + ": not looked at\n");
        }
    }

    /** All of it. */
    String end(boolean valid) {
        if (!json) {
            return text.toString();
        }
        out.writeEndArray();
        out.close();
        return "{\"valid\":" + valid + ",\"bundles\":" + text + "}\n";
    }

    private static String line(Check check) {
        return switch (check) {
            case Check.Passed passed -> "passed" + (passed.note().isEmpty() ? "" : " (" + passed.note() + ")");
            case Check.Failed failed -> "FAILED  " + failed.why();
            case Check.NotRun notRun -> "not run (" + notRun.reason() + ")";
        };
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
