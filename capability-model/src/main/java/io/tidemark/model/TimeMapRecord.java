package io.tidemark.model;

import java.util.List;

/**
 * A time map as it travels: what was recorded, in order. That it holds together is for whoever restores it (spec TMP-22).
 *
 * @param events at most as many as a document's list holds
 */
public record TimeMapRecord(InstanceId instance, List<RecordedEvent> events) {
    /** Copies the events. */
    public TimeMapRecord {
        events = List.copyOf(events);
    }
}
