package io.tidemark.runtime.replay;

import io.tidemark.model.Tick;
import io.tidemark.model.log.ActorId;
import io.tidemark.model.log.LogId;
import io.tidemark.runtime.log.LogCursor;
import io.tidemark.runtime.log.LogDifference;
import io.tidemark.runtime.log.LogException;
import io.tidemark.runtime.log.LogFiles;
import io.tidemark.runtime.log.LogFolder;
import io.tidemark.runtime.log.LogIdentity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the logs of two worlds differ.
 *
 * @param onlyFirst actors with a log in the first world alone, by name
 * @param onlySecond actors with a log in the second alone, by name
 * @param logs the logs that differ, by the timestamp of the entry at which they do, then by name: the first of them is
 *     where the worlds first differ
 */
public record WorldDifference(List<ActorId> onlyFirst, List<ActorId> onlySecond, List<Log> logs) {
    /** Copies the lists. */
    public WorldDifference {
        onlyFirst = List.copyOf(onlyFirst);
        onlySecond = List.copyOf(onlySecond);
        logs = List.copyOf(logs);
    }

    /**
     * A log that differs.
     *
     * @param at the lowest timestamp of the entries at which it does
     */
    public record Log(ActorId actor, LogDifference difference, Tick at) {}

    /** Whether they have the same logs. */
    public boolean isNone() {
        return onlyFirst.isEmpty() && onlySecond.isEmpty() && logs.isEmpty();
    }

    /** Whether an actor told two stories. */
    public boolean isForked() {
        return logs.stream().anyMatch(log -> log.difference() instanceof LogDifference.Fork);
    }

    /**
     * Reads the logs of both side by side, each up to where it differs.
     *
     * @throws ReplayException if a log is not sound up to there, or the worlds are of different instances (E_FOUNDED)
     */
    public static WorldDifference between(LogFolder first, LogFolder second) throws ReplayException {
        try {
            Map<ActorId, LogId> ours = logs(first);
            Map<ActorId, LogId> theirs = logs(second);
            TreeSet<ActorId> both = new TreeSet<>(Comparator.comparing(ActorId::name));
            both.addAll(ours.keySet());
            both.retainAll(theirs.keySet());
            List<Log> differing = new ArrayList<>();
            for (ActorId actor : both) {
                LogId log = Objects.requireNonNull(ours.get(actor));
                requireSame(log, Objects.requireNonNull(theirs.get(actor)));
                differ(first, second, log).ifPresent(differing::add);
            }
            differing.sort(Comparator.comparing(Log::at).thenComparing(log -> log.actor.name()));
            return new WorldDifference(without(ours, theirs), without(theirs, ours), differing);
        } catch (IOException failure) {
            throw ReplayException.unreadable(failure);
        }
    }

    private static void requireSame(LogId ours, LogId theirs) throws ReplayException {
        if (!ours.equals(theirs)) {
            throw new ReplayException(ReplayFault.of(
                    ReplayCode.E_FOUNDED,
                    ours.actor(),
                    "two worlds of one instance, " + ours.instance().lane(),
                    "one of " + theirs.instance().lane()));
        }
    }

    private static Optional<Log> differ(LogFolder first, LogFolder second, LogId log)
            throws ReplayException, IOException {
        try (LogFiles ours = first.open(log.actor());
                LogFiles theirs = second.open(log.actor())) {
            LogDifference difference = LogDifference.between(LogCursor.open(ours, log), LogCursor.open(theirs, log));
            return switch (difference) {
                case LogDifference.None none -> Optional.empty();
                case LogDifference.Longer longer ->
                    Optional.of(
                            new Log(log.actor(), longer, longer.next().entry().timestamp()));
                case LogDifference.Fork fork -> {
                    Tick a = fork.first().entry().timestamp();
                    Tick b = fork.second().entry().timestamp();
                    yield Optional.of(new Log(log.actor(), fork, a.compareTo(b) <= 0 ? a : b));
                }
            };
        } catch (LogException unsound) {
            throw ReplayException.of(log.actor(), unsound);
        }
    }

    private static Map<ActorId, LogId> logs(LogFolder folder) throws ReplayException, IOException {
        Map<ActorId, LogId> logs = new HashMap<>();
        for (ActorId actor : folder.actors()) {
            try (LogFiles files = folder.open(actor)) {
                LogIdentity.of(files).ifPresent(id -> logs.put(actor, id));
            } catch (LogException unsound) {
                throw ReplayException.of(actor, unsound);
            }
        }
        return logs;
    }

    private static List<ActorId> without(Map<ActorId, LogId> some, Map<ActorId, LogId> others) {
        return some.keySet().stream()
                .filter(actor -> !others.containsKey(actor))
                .sorted(Comparator.comparing(ActorId::name))
                .toList();
    }
}
