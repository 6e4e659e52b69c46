package io.tidemark.cli;

import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.AppliedEffect;
import io.tidemark.runtime.log.StoredEntry;
import io.tidemark.runtime.replay.MergedLogs;
import io.tidemark.runtime.replay.ReplayException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The effects of some logs, and which followed on which through a cell: the one before it of its author, of each resource,
 * capability and call that it names.
 *
 * @param more whether there are effects beyond the limit
 */
record EffectGraph(List<Node> nodes, List<Edge> edges, boolean more) {
    /** An effect. */
    record Node(ActorId actor, long tick, String kind, String text) {}

    /**
     * From an effect to one after it.
     *
     * @param cell what both touched: {@code program}, {@code resource 1}, ...
     */
    record Edge(int from, int to, String cell) {}

    EffectGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** Reads the logs to their end, or to so many effects. */
    static EffectGraph read(MergedLogs logs, int limit) throws ReplayException {
        List<Node> nodes = new ArrayList<>();
        Map<Long, Edge> edges = new TreeMap<>();
        Map<String, Integer> last = new HashMap<>();
        Optional<StoredEntry> next = logs.next();
        while (next.isPresent() && nodes.size() < limit) {
            if (next.get().entry().payload() instanceof AppliedEffect applied) {
                JsonNode view = EntryText.view(next.get());
                for (String cell : cells(applied, view)) {
                    Integer before = last.put(cell, nodes.size());
                    if (before != null) {
                        edges.putIfAbsent(((long) before << 32) + nodes.size(), new Edge(before, nodes.size(), cell));
                    }
                }
                nodes.add(new Node(
                        next.get().entry().actor(),
                        next.get().entry().timestamp().value(),
                        EntryText.kind(view),
                        EntryText.of(view)));
            }
            next = logs.next();
        }
        return new EffectGraph(nodes, List.copyOf(edges.values()), next.isPresent());
    }

    /** The author first, so that its line is the one that is kept between two effects. */
    private static List<String> cells(AppliedEffect applied, JsonNode view) {
        List<String> cells = new ArrayList<>();
        cells.add("program " + applied.effect().author().index());
        Map.Entry<String, JsonNode> what = EntryText.what(view);
        what.getValue().properties().forEach(field -> {
            switch (field.getKey()) {
                case "resource", "capability", "call", "parent" ->
                    add(cells, field.getKey(), field.getValue().asLong());
                case "scope" -> add(cells, "resource", field.getValue().asLong());
                case "arguments" -> field.getValue().forEach(id -> add(cells, "resource", id.asLong()));
                default -> {}
            }
        });
        AppliedEffect.creates(applied.effect().kind())
                .ifPresent(kind -> add(cells, kind.name().toLowerCase(Locale.ROOT), applied.created()));
        return cells;
    }

    private static void add(List<String> cells, String kind, long id) {
        if (id != 0) {
            cells.add((kind.equals("parent") ? "capability" : kind) + " " + id);
        }
    }
}
