package io.tidemark.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit as one HTML file that asks for nothing from anywhere: style, scripts, D3 and the document are in it, and its
 * content security policy forbids every request. The document is data between script tags; the scripts show its texts as
 * texts.
 */
public final class AuditPage {
    /** The scripts in the order in which they need each other. */
    private static final List<String> SCRIPTS = List.of(
            "1-data.js",
            "2-dom.js",
            "3-cards.js",
            "4-overview.js",
            "5-ownership.js",
            "6-graph.js",
            "7-capabilities.js",
            "8-findings.js",
            "9-main.js");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private AuditPage() {}

    /** The page for a document of {@link AuditDocument}. */
    public static String of(JsonNode document) {
        StringBuilder scripts = new StringBuilder();
        SCRIPTS.forEach(script -> scripts.append(resource(script)));
        return resource("page.html")
                .replace("/*STYLE*/", resource("page.css"))
                .replace("/*D3*/", resource("d3.min.js"))
                .replace("/*SCRIPT*/", scripts)
                .replace("/*DATA*/", data(document));
    }

    /**
     * JSON that cannot end its script element: what HTML could read is escaped as JSON allows (HTML, 4.12.1.3).
     */
    static String data(JsonNode document) {
        return MAPPER.writeValueAsString(document)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private static String resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(AuditPage.class.getResourceAsStream("page/" + name), "resource " + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("expected the page's own " + name + " in the jar", unreadable);
        }
    }
}
