package io.tidemark.verifier.foreign;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reports for programs (spec 13.8 and 13.10). */
public final class ProofJson {
    private ProofJson() {}

    /** A report. */
    public static ObjectNode of(ProofReport report) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("valid", report.isValid());
        ObjectNode key = document.putObject("key");
        report.keyForm().ifPresent(form -> key.put("form", form));
        report.keyHash().ifPresent(hash -> key.put("hash", hash));
        key.put("fileHash", report.keyFileHash());
        report.proofForm().ifPresent(form -> document.put("proofForm", form));
        ArrayNode inputs = document.putArray("inputs");
        report.inputs()
                .forEach(input -> inputs.addObject()
                        .put("name", input.name())
                        .put("value", input.value().toBigInteger().toString()));
        ArrayNode checks = document.putArray("checks");
        report.checks().forEach(check -> put(checks.addObject(), check));
        return document;
    }

    private static void put(ObjectNode node, ProofCheck check) {
        node.put("name", check.name().label()).put("outcome", check.outcome().name());
        switch (check) {
            case ProofCheck.Passed passed -> node.put("note", passed.note());
            case ProofCheck.NotRun notRun -> node.put("note", notRun.reason());
            case ProofCheck.Failed failed -> {
                ProofFailure why = failed.why();
                node.put("code", why.code().name());
                if (!why.path().isEmpty()) {
                    node.put("path", why.path());
                }
                if (why.offset() != ProofFailure.NO_OFFSET) {
                    node.put("offset", why.offset());
                }
                node.put("expected", why.expected()).put("actual", why.actual());
                node.put("next", why.code().next());
            }
        }
    }

    /** What is wrong with a key. */
    public static ObjectNode of(KeyLint lint) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("fit", lint.findings().isEmpty());
        document.put("form", lint.form());
        lint.hash().ifPresent(hash -> document.put("hash", hash));
        document.put("fileHash", lint.fileHash()).put("inputs", lint.inputCount());
        ArrayNode findings = document.putArray("findings");
        lint.findings()
                .forEach(finding -> findings.addObject()
                        .put("finding", finding.kind().name())
                        .put("where", finding.where())
                        .put("what", finding.what())
                        .put("gain", finding.kind().gain())
                        .put("next", finding.kind().next()));
        return document;
    }
}
