package io.tidemark.cli;

import io.tidemark.cli.run.KeptTimeMap;
import io.tidemark.cli.world.NameBook;
import io.tidemark.cli.world.World;
import io.tidemark.cli.world.WorldLog;
import io.tidemark.model.SignedSnapshot;
import io.tidemark.runtime.timemap.Equivocation;
import io.tidemark.runtime.timemap.Event;
import io.tidemark.runtime.timemap.KeeperLogs;
import io.tidemark.runtime.timemap.PlacedEvent;
import io.tidemark.runtime.timemap.TimeMap;
import io.tidemark.runtime.yaml.MalformedFileException;
import io.tidemark.runtime.yaml.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A world with the time map that the logs of its keepers hold. */
record WorldView(World world, Published published, NameBook names, KeeperLogs.Restored restored) {
    /** Something that does not hold. */
    record Problem(String code, String message) {}

    static WorldView of(Path folder) throws CommandFailure, MalformedFileException, IOException {
        World world = World.load(folder);
        Published published = Published.of(folder);
        KeeperLogs.Restored restored = KeptTimeMap.of(world, published.instance())
                .orElseThrow(() -> CommandFailure.malformed(
                        "E_FILE_MISSING",
                        "no keeper has a log in " + Shown.line(folder.toString()) + "/logs",
                        "Logs are written when a batch is proved here by keepers whose seeds are here: tidemark prove "
                                + Shown.line(folder.toString()) + " --batch 1"));
        NameBook names = NameBook.of(world, WorldLog.open(world.folder()).entries());
        return new WorldView(world, published, names, restored);
    }

    TimeMap map() {
        return restored.map();
    }

    /** The snapshots of the time map, in order. */
    List<Event.SnapshotTaken> snapshots() {
        return map().events().stream()
                .map(PlacedEvent::event)
                .filter(Event.SnapshotTaken.class::isInstance)
                .map(Event.SnapshotTaken.class::cast)
                .toList();
    }

    /** The name of a domain in world.yaml, or its number. */
    String domain(long number) {
        return world.settings().domains().entrySet().stream()
                .filter(entry -> entry.getValue() == number)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("#" + number);
    }

    /** All that does not hold. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        restored.fault()
                .ifPresent(fault -> problems.add(new Problem(
                        fault.code().name(),
                        "the logs go on with something that does not follow: expected " + fault.expected() + ", got "
                                + fault.actual())));
        for (Equivocation evidence : restored.equivocations()) {
            problems.add(new Problem(
                    "E_EQUIVOCATION",
                    "the keeper " + evidence.keeper().bytes().toUnprefixedHexString() + " signed two blocks "
                            + evidence.first().observation().head().height() + " of revision "
                            + evidence.first().observation().revision()));
        }
        List<Event.SnapshotTaken> taken = snapshots();
        for (SignedSnapshot signed : published.snapshots()) {
            boolean kept = taken.stream().anyMatch(event -> event.snapshot().equals(signed.snapshot()));
            if (!kept) {
                problems.add(new Problem(
                        "E_SNAPSHOT_CONTENT",
                        "snapshot " + signed.snapshot().sequence().value()
                                + " of snapshots/ is not the one that the logs of the keepers hold"));
            }
        }
        return List.copyOf(problems);
    }
}
