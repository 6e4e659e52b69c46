package io.tidemark.runtime.timemap;

import io.tidemark.model.InstanceParameters;
import io.tidemark.model.RecordedEvent;
import io.tidemark.model.TimeMapRecord;

/** From a time map to what travels of it, and back (spec TMP-22). */
public final class TimeMapRecords {
    private TimeMapRecords() {}

    /**
     * What a time map recorded.
     *
     * @throws IllegalArgumentException if it is more than a record holds
     */
    public static TimeMapRecord of(TimeMap map, InstanceParameters parameters) {
        return new TimeMapRecord(
                parameters.instanceId(),
                map.events().stream().map(TimeMapRecords::event).toList());
    }

    private static RecordedEvent event(PlacedEvent placed) {
        return switch (placed.event()) {
            case Event.Observed observed -> new RecordedEvent.Observed(observed.signed());
            case Event.SnapshotTaken taken -> new RecordedEvent.Taken(taken.snapshot());
            case Event.Acted acted ->
                new RecordedEvent.Acted(
                        acted.effect(),
                        placed.dependencies().stream().map(EventId::hash).toList());
        };
    }

    /** The time map that recorded this, or why its first event that does not follow is refused. */
    public static Restoring restore(InstanceParameters parameters, TimeMapRecord record) {
        TimeMap map = TimeMap.of(parameters);
        for (RecordedEvent event : record.events()) {
            switch (again(map, event)) {
                case Refused refused -> {
                    return refused;
                }
                case Recording.Recorded recorded -> map = recorded.map();
            }
        }
        return new Restoring.Restored(map);
    }

    private static Recording again(TimeMap map, RecordedEvent event) {
        return switch (event) {
            case RecordedEvent.Observed observed -> map.record(observed.signed());
            case RecordedEvent.Taken taken -> map.record(taken.snapshot());
            case RecordedEvent.Acted acted ->
                map.recordEvent(
                        acted.effect(), acted.after().stream().map(EventId::new).toList());
        };
    }
}
