package io.tidemark.runtime.log;

import io.tidemark.model.Batch;
import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.Committed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was appended since the last commit: which logs went on, and whose effect has which position. */
final class CommitGroup {
    private final Map<String, LogWriter> logs = new TreeMap<>();
    private final TreeMap<Long, ActorId> effects = new TreeMap<>();
    private Tick clock = Tick.ZERO;

    boolean isEmpty() {
        return logs.isEmpty();
    }

    /** Whether so many effects, by logs not yet in the group, still fit into one commit. */
    boolean fits(int count, List<ActorId> actors) {
        long more =
                actors.stream().filter(actor -> !logs.containsKey(actor.name())).count();
        return effects.size() + count <= Batch.EFFECTS_MAX && logs.size() + more <= Committed.LOGS_MAX;
    }

    void add(ActorId actor, LogWriter writer) {
        logs.put(actor.name(), writer);
    }

    void addEffect(long position, ActorId actor, Tick tick) {
        if (effects.putIfAbsent(position, actor) != null) {
            throw new IllegalStateException("expected each position once, got " + position + " again");
        }
        clock = tick.compareTo(clock) > 0 ? tick : clock;
    }

    /** Whether all positions from the one after {@code last} are there, without a gap. */
    boolean isWhole(long last) {
        return effects.isEmpty() || effects.lastKey() - last == effects.size();
    }

    /** The highest position; that one if there is none. */
    long last(long otherwise) {
        return effects.isEmpty() ? otherwise : effects.lastKey();
    }

    /** The highest tick of an effect. */
    Tick clock() {
        return clock;
    }

    List<LogWriter> writers() {
        return List.copyOf(logs.values());
    }

    /** Ends the frames of all logs; what the executor's log will say of them. */
    Committed seal() throws LogException {
        List<Committed.Log> heads = new ArrayList<>();
        Map<ActorId, Integer> places = new HashMap<>();
        for (Map.Entry<String, LogWriter> log : logs.entrySet()) {
            ActorId actor = new ActorId(log.getKey());
            heads.add(new Committed.Log(actor, log.getValue().seal()));
            places.put(actor, heads.size());
        }
        List<Integer> order = new ArrayList<>();
        for (ActorId actor : effects.values()) {
            order.add(places.getOrDefault(actor, 0));
        }
        return new Committed(heads, order);
    }
}
