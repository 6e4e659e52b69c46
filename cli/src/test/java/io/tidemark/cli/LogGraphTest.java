package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** {@code tidemark log graph}. */
final class LogGraphTest {
    @TempDir
    private Path folder;

    private Path world = Path.of("");

    @BeforeEach
    void run() {
        world = RanWorld.swap(folder.resolve("world"));
    }

    @Test
    void graph_json_linesGoFromEarlierToLater() {
        JsonNode graph = Cli.run("log", "graph", world, "--json").json();
        JsonNode effects = graph.get("effects");
        assertThat(effects.valueStream().map(node -> node.get("kind").asString()))
                .contains("Register", "Escrow", "Claim");
        assertThat(graph.get("lines")).isNotEmpty().allSatisfy(line -> {
            long from = effects.get(line.get("from").asInt()).get("tick").asLong();
            long to = effects.get(line.get("to").asInt()).get("tick").asLong();
            assertThat(from).isLessThanOrEqualTo(to);
        });
    }

    @Test
    void graph_svg_isXml_withALaneForEachProgram() throws Exception {
        Path file = folder.resolve("graph.svg");
        Cli.Result drawn = Cli.run("log", "graph", world, "--out", file);
        assertThat(drawn.exitCode()).isEqualTo(ExitCode.GOOD);
        assertThat(drawn.out()).contains("effects and");
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readString(file).getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getDocumentElement().getTextContent()).contains("alice", "bob");
        assertThat(Cli.run("log", "graph", world).out().strip())
                .isEqualTo(Files.readString(file).strip());
    }

    @Test
    void graph_limit_drawsSoMany_andSaysThatThereAreMore() {
        JsonNode graph =
                Cli.run("log", "graph", world, "--limit", "4", "--json").json();
        assertThat(graph.get("effects")).hasSize(4);
        assertThat(graph.get("more").asBoolean()).isTrue();
    }
}
