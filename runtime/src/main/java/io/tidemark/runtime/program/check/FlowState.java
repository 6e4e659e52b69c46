package io.tidemark.runtime.program.check;

import io.tidemark.runtime.yaml.Place;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What is known at one point of a program. Mutable; branches work on copies. */
final class FlowState {
    /** What is surely there. */
    final Set<String> made = new LinkedHashSet<>();
    /** What was sent away, and where. */
    final Map<String, Place> moved = new LinkedHashMap<>();
    /** What a branch that runs at the same time makes, and where. */
    final Map<String, Place> foreign = new LinkedHashMap<>();
    /** What calls that are under way may touch, by call. */
    final Map<String, Access> pending = new LinkedHashMap<>();

    FlowState copy() {
        FlowState copy = new FlowState();
        copy.made.addAll(made);
        copy.moved.putAll(moved);
        copy.foreign.putAll(foreign);
        copy.pending.putAll(pending);
        return copy;
    }

    /** After steps of which all were done. */
    void joinAll(FlowState branch) {
        made.addAll(branch.made);
        moved.putAll(branch.moved);
    }
}
