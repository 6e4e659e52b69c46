package io.tidemark.cli.audit;

import io.tidemark.model.Effect;
import io.tidemark.model.Merge;
import io.tidemark.model.ResourceId;
import io.tidemark.model.Split;
import io.tidemark.verifier.audit.history.Occurrence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Which resource came from which, by Split and Merge. Grows with the resources. */
final class Lineage {
    private final Map<ResourceId, ResourceId> splitFrom = new HashMap<>();
    private final Map<ResourceId, List<ResourceId>> splitInto = new HashMap<>();
    private final Map<ResourceId, List<ResourceId>> mergedFrom = new HashMap<>();

    void see(Occurrence.EffectApplied applied) {
        Effect effect = applied.effect();
        if (effect instanceof Split split && applied.created().isPresent()) {
            ResourceId part = ResourceId.of(applied.created().getAsLong());
            splitFrom.put(part, split.resource());
            splitInto
                    .computeIfAbsent(split.resource(), none -> new ArrayList<>())
                    .add(part);
        } else if (effect instanceof Merge merge) {
            mergedFrom
                    .computeIfAbsent(merge.resource(), none -> new ArrayList<>())
                    .add(merge.other());
        }
    }

    /** What a resource came from, and what came from it. What it was merged into is its holding. */
    void write(ResourceId resource, ObjectNode node) {
        if (splitFrom.containsKey(resource)) {
            node.put("splitFrom", splitFrom.get(resource).index());
        }
        list(splitInto.getOrDefault(resource, List.of()), node, "splitInto");
        list(mergedFrom.getOrDefault(resource, List.of()), node, "mergedFrom");
    }

    private static void list(List<ResourceId> ids, ObjectNode node, String key) {
        if (!ids.isEmpty()) {
            var list = node.putArray(key);
            ids.forEach(id -> list.add(id.index()));
        }
    }
}
