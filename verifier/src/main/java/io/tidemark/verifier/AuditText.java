package io.tidemark.verifier;

import io.tidemark.model.codec.Documents;
import java.io.StringWriter;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** The report on an audit statement for people, and for programs (spec 21.6). */
final class AuditText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AuditText() {}

    static String of(Path file, AuditVerification report, boolean json) {
        return json ? json(file, report) : text(file, report);
    }

    private static String text(Path file, AuditVerification report) {
        StringBuilder out = new StringBuilder(file + ": " + report.verdict().words() + "\n");
        for (AuditCheck check : report.checks()) {
            String line = switch (check.outcome()) {
                case PASSED -> "passed" + (check.note().isEmpty() ? "" : " (" + check.note() + ")");
                case FAILED -> "FAILED  " + check.failure().orElseThrow();
                case NOT_RUN -> "not run (" + check.note() + ")";
            };
            out.append("  %-10s %s\n".formatted(check.name().label(), line));
        }
        report.verified().ifPresent(bundle -> out.append(Documents.AUDIT_BUNDLE.toJson(bundle)));
        return out.toString();
    }

    private static String json(Path file, AuditVerification report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("verdict", report.verdict().name());
            out.writeStringProperty("file", file.toString());
            out.writeArrayPropertyStart("checks");
            for (AuditCheck check : report.checks()) {
                out.writeStartObject();
                out.writeStringProperty("name", check.name().label());
                out.writeStringProperty("outcome", check.outcome().name());
                if (check.failure().isPresent()) {
                    AuditCheck.AuditFailure why = check.failure().get();
                    out.writeStringProperty("code", why.code().name());
                    out.writeStringProperty("expected", why.expected());
                    out.writeStringProperty("actual", why.actual());
                } else {
                    out.writeStringProperty("note", check.note());
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            if (report.verified().isPresent()) {
                out.writeName("statement");
                out.writeRawValue(
                        Documents.AUDIT_BUNDLE.toJson(report.verified().get()).strip());
            }
            out.writeEndObject();
        }
        return text.append('\n').toString();
    }
}
