package io.tidemark.cli;

import io.tidemark.model.log.ActorId;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A graph of effects as a picture: a lane for each program, in order of first appearance; ticks go down. */
final class GraphSvg {
    private static final int LANE = 190;
    private static final int ROW = 46;
    private static final int LEFT = 70;
    private static final int TOP = 64;
    private static final int DOT = 6;
    private static final String STYLE = "text{font:13px sans-serif;fill:#222}.tick{fill:#777;text-anchor:end}"
            + ".lane{stroke:#ddd}.own{stroke:#999;stroke-width:1.5}.cell{stroke:#1f6feb;stroke-width:1.5;fill:none}"
            + "circle{fill:#222}.name{font-weight:bold;text-anchor:middle}";

    private final EffectGraph graph;
    private final List<ActorId> lanes = new ArrayList<>();
    private final List<Long> ticks;
    private final StringWriter text = new StringWriter();

    private GraphSvg(EffectGraph graph) {
        this.graph = graph;
        TreeSet<Long> rows = new TreeSet<>();
        for (EffectGraph.Node node : graph.nodes()) {
            rows.add(node.tick());
            if (!lanes.contains(node.actor())) {
                lanes.add(node.actor());
            }
        }
        this.ticks = List.copyOf(rows);
    }

    static String of(EffectGraph graph) {
        try {
            GraphSvg svg = new GraphSvg(graph);
            svg.write(XMLOutputFactory.newFactory().createXMLStreamWriter(svg.text));
            return svg.text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("cannot write XML into memory", impossible);
        }
    }

    private int x(ActorId actor) {
        return LEFT + LANE / 2 + LANE * lanes.indexOf(actor);
    }

    private int y(long tick) {
        return TOP + ROW * ticks.indexOf(tick);
    }

    private void write(XMLStreamWriter out) throws XMLStreamException {
        int width = LEFT + LANE * Math.max(1, lanes.size());
        int height = TOP + ROW * Math.max(1, ticks.size());
        out.writeStartElement("svg");
        attributes(out, "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + width + " " + height);
        attributes(out, "width", String.valueOf(width), "height", String.valueOf(height), "role", "img");
        element(out, "title", "Effects by program and tick; what followed on what");
        element(out, "style", STYLE);
        for (ActorId lane : lanes) {
            line(out, "lane", x(lane), TOP - 20, x(lane), height - ROW / 2);
            label(out, "name", x(lane), TOP - 32, lane.name());
        }
        for (long tick : ticks) {
            label(out, "tick", LEFT - 20, y(tick) + 4, String.valueOf(tick));
        }
        for (EffectGraph.Edge edge : graph.edges()) {
            edge(out, edge);
        }
        for (EffectGraph.Node node : graph.nodes()) {
            node(out, node);
        }
        out.writeEndElement();
        out.close();
    }

    private void edge(XMLStreamWriter out, EffectGraph.Edge edge) throws XMLStreamException {
        EffectGraph.Node from = graph.nodes().get(edge.from());
        EffectGraph.Node to = graph.nodes().get(edge.to());
        boolean own = from.actor().equals(to.actor());
        out.writeStartElement("path");
        int middle = (y(from.tick()) + y(to.tick())) / 2;
        String way = own
                ? "M" + x(from.actor()) + " " + y(from.tick()) + "V" + y(to.tick())
                : "M" + x(from.actor()) + " " + y(from.tick()) + "C" + x(from.actor()) + " " + middle + " "
                        + x(to.actor()) + " " + middle + " " + x(to.actor()) + " " + y(to.tick());
        attributes(out, "class", own ? "own" : "cell", "d", way);
        element(out, "title", edge.cell());
        out.writeEndElement();
    }

    private void node(XMLStreamWriter out, EffectGraph.Node node) throws XMLStreamException {
        out.writeStartElement("circle");
        attributes(
                out,
                "cx",
                String.valueOf(x(node.actor())),
                "cy",
                String.valueOf(y(node.tick())),
                "r",
                String.valueOf(DOT));
        element(out, "title", node.text());
        out.writeEndElement();
        label(out, "", x(node.actor()) + 2 * DOT, y(node.tick()) + 4, node.kind());
    }

    private static void line(XMLStreamWriter out, String kind, int x1, int y1, int x2, int y2)
            throws XMLStreamException {
        out.writeEmptyElement("line");
        attributes(out, "class", kind, "x1", String.valueOf(x1), "y1", String.valueOf(y1));
        attributes(out, "x2", String.valueOf(x2), "y2", String.valueOf(y2));
    }

    private static void label(XMLStreamWriter out, String kind, int x, int y, String text) throws XMLStreamException {
        out.writeStartElement("text");
        attributes(out, "x", String.valueOf(x), "y", String.valueOf(y));
        if (!kind.isEmpty()) {
            out.writeAttribute("class", kind);
        }
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    private static void attributes(XMLStreamWriter out, String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            out.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }
}
